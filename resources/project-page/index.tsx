import React from 'react';
import ForgeReconciler from '@forge/react';
import { ProjectPage } from './project-page';

ForgeReconciler.render(
  <React.StrictMode>
    <ProjectPage />
  </React.StrictMode>,
);
