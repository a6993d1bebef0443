import React from 'react';
import ForgeReconciler, { Text } from '@forge/react';

ForgeReconciler.render(<Text>Auto-Triage AI</Text>);
