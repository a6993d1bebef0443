import { Button, Inline, Stack, Text } from '@forge/react';
import React from 'react';
import { BusyButton } from '../busy-button';
import { ConflictNotice } from '../conflict-notice';
import { Problem } from '../problem';
import { findDivergences } from '../settings/differences';
import { settingsStrings } from '../strings/settings';
import { useSuccessor } from '../use-successor';
import { listProjectFacts } from './project-facts';
import type { ProjectForm, ProjectStore } from './project-store';

const texts = settingsStrings.save;

/** Saves the project's settings, and says how they stand. */
export function ProjectSaveBar({ form, store }: { form: ProjectForm; store: ProjectStore }) {
  const { saveError, conflict, view, faults } = form;
  const saver = useSuccessor();
  /** Does what takes its own button away. */
  const handOver = (act: () => void) => () => {
    saver.takeOver();
    act();
  };
  const hasChanges = form.changed.length > 0;
  const isSaving = form.pending === 'save';
  return (
    <Stack space="space.150" testId="project-save-bar">
      {conflict !== null && (
        <ConflictNotice
          version={conflict.version}
          divergences={findDivergences(
            listProjectFacts(view.settings, view.values),
            listProjectFacts(conflict.settings, view.values),
            listProjectFacts(form.draft, view.values),
          )}
          onTakeTheirs={handOver(store.takeTheirs)}
          onPutMineOnTop={handOver(() => void store.putMineOnTop())}
        />
      )}
      {saveError !== null && conflict === null && <Problem error={saveError} />}
      <Inline space="space.150" rowSpace="space.100" alignBlock="center" shouldWrap>
        <BusyButton
          key={saver.key}
          autoFocus={saver.autoFocus}
          appearance="primary"
          isBusy={isSaving}
          isDisabled={!hasChanges || conflict !== null}
          onClick={() => void store.save()}
          testId="project-save"
        >
          {texts.button}
        </BusyButton>
        {hasChanges && !isSaving && (
          <Button appearance="subtle" onClick={handOver(store.discard)} testId="project-discard">
            {texts.discard}
          </Button>
        )}
        <Text color={faults.length > 0 ? 'color.text.danger' : 'color.text.subtle'} testId="project-save-state">
          {describeState(form)}
        </Text>
      </Inline>
    </Stack>
  );
}

function describeState({ faults, changed, savedVersion }: ProjectForm): string {
  if (faults.length > 0) return texts.seeFaults;
  if (changed.length > 0) return texts.unsaved;
  return savedVersion === null ? texts.nothingToSave : texts.saved(savedVersion);
}
