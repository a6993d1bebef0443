import ForgeReconciler from '@forge/react';
import React from 'react';
import { AdminPage } from './admin-page';

ForgeReconciler.render(
  <React.StrictMode>
    <AdminPage />
  </React.StrictMode>,
);
