import { Stack } from '@forge/react';
import React from 'react';
import type { TabProps } from '../tab-props';
import { ExportSection } from './export-section';
import { HistorySection } from './history-section';
import { ImportSection } from './import-section';
import { ResetSection } from './reset-section';

/** What is stored: earlier versions, a copy to take along, and the way to delete everything. */
export function DataTab({ form, services }: TabProps) {
  return (
    <Stack space="space.400">
      <HistorySection form={form} services={services} />
      <ExportSection form={form} services={services} />
      <ImportSection form={form} services={services} />
      <ResetSection services={services} />
    </Stack>
  );
}
