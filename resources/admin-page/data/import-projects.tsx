import { Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { ExportedProject } from '../../../src/contract/project-settings';
import { BusyButton } from '../../common/busy-button';
import { strings } from '../../common/strings/admin';
import type { AdminServices } from '../services';

const texts = strings.admin.transfer;

/** Saves what an export holds for single projects, each at once: these are no part of the form. */
export function ImportProjects({ projects, services }: { projects: ExportedProject[]; services: AdminServices }) {
  const [isSaving, setIsSaving] = useState(false);
  const [result, setResult] = useState<{ saved: number; failed: string[] } | null>(null);
  if (projects.length === 0) return null;
  const save = async () => {
    setIsSaving(true);
    setResult(await services.projects.saveAll(projects));
    setIsSaving(false);
  };
  return (
    <Stack space="space.100" testId="import-projects-own">
      <Text>{texts.projects(projects.map(({ key }) => key).join(', '))}</Text>
      <Inline>
        <BusyButton isBusy={isSaving} isDisabled={result !== null} onClick={() => void save()} testId="import-save-projects">
          {texts.saveProjects(projects.length)}
        </BusyButton>
      </Inline>
      {result !== null && <Text>{texts.savedProjects(result.saved, result.failed.join(', '))}</Text>}
    </Stack>
  );
}
