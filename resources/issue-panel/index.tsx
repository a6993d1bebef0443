import ForgeReconciler from '@forge/react';
import React from 'react';
import { Panel } from './panel';

ForgeReconciler.render(
  <React.StrictMode>
    <Panel />
  </React.StrictMode>,
);
