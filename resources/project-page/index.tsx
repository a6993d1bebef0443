import ForgeReconciler from '@forge/react';
import React from 'react';
import { ProjectPage } from './project-page';

ForgeReconciler.render(
  <React.StrictMode>
    <ProjectPage />
  </React.StrictMode>,
);
