import ForgeReconciler from '@forge/react';
import React from 'react';
import { ActionForm } from './action-form';

ForgeReconciler.render(
  <React.StrictMode>
    <ActionForm />
  </React.StrictMode>,
);
