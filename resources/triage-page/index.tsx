import ForgeReconciler from '@forge/react';
import React from 'react';
import { TriagePage } from './triage-page';

ForgeReconciler.render(
  <React.StrictMode>
    <TriagePage />
  </React.StrictMode>,
);
