import { Box } from '@forge/react';
import React, { useEffect, useState } from 'react';
import { OpenProject } from '../common/project/open-project';
import { createProjectStore } from '../common/project/project-store';
import { projectCalls } from './project-calls';

/** What may be proposed in the project whose settings are open, for its administrators. Nothing of the endpoint is here. */
export function ProjectPage() {
  const [store] = useState(() => createProjectStore(projectCalls));
  useEffect(() => {
    void store.load();
  }, [store]);
  return (
    <Box xcss={{ maxWidth: '880px' }}>
      <OpenProject store={store} />
    </Box>
  );
}
