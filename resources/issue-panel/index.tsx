import React from 'react';
import ForgeReconciler from '@forge/react';
import { Panel } from './panel';

ForgeReconciler.render(
  <React.StrictMode>
    <Panel />
  </React.StrictMode>,
);
