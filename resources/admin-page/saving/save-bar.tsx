import { Box, Button, Inline, Stack, Text, xcss } from '@forge/react';
import React from 'react';
import { BusyButton } from '../../common/busy-button';
import { ConflictNotice } from '../../common/conflict-notice';
import { Problem } from '../../common/problem';
import { findDivergences } from '../../common/settings/differences';
import { listSiteFacts } from '../../common/settings/site-facts';
import { strings } from '../../common/strings/admin';
import { useSuccessor } from '../../common/use-successor';
import { findTabsOfFaults, findTabsOfParts, type Tab } from '../tabs';
import { Discard } from './discard';
import { toSettings } from './draft';
import { removePlacedFaults } from './faults';
import { SaveStop } from './save-stop';
import type { SiteForm } from './site-form';
import type { SiteStore } from './site-store';

const texts = strings.settings.save;

const bar = xcss({
  borderTopColor: 'color.border',
  borderTopStyle: 'solid',
  borderTopWidth: 'border.width',
  paddingBlockStart: 'space.200',
});

interface SaveBarProps {
  form: SiteForm;
  store: SiteStore;
  tab: Tab;
  goTo: (tab: Tab) => void;
}

/** Saves everything at once, from whichever tab, and says how it stands. */
export function SaveBar({ form, store, tab, goTo }: SaveBarProps) {
  const { pending, saveError, faults, conflict, changed } = form;
  const saver = useSuccessor();
  const saveAnyway = () => {
    saver.takeOver();
    void store.save({ untested: true });
  };
  const elsewhere = findTabsOfFaults(faults).filter((name) => name !== tab);
  return (
    <Box xcss={bar} testId="save-bar">
      <Stack space="space.150">
        {conflict !== null && <Conflict form={form} theirs={conflict} store={store} />}
        {saveError !== null && conflict === null && <Problem error={removePlacedFaults(saveError, faults)} />}
        {saveError?.code === 'SAVE_CONFLICT' && conflict === null && (
          <Inline>
            <Button onClick={() => void store.load()} testId="reload-settings">
              {strings.common.reload}
            </Button>
          </Inline>
        )}
        <SaveStop form={form} onSaveAnyway={saveAnyway} />
        {elsewhere.length > 0 && (
          <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap>
            <Text color="color.text.danger">{texts.faultsOn}</Text>
            {elsewhere.map((name) => (
              <Button key={name} spacing="compact" onClick={() => goTo(name)} testId={`go-to-${name}`}>
                {strings.admin.tabs[name]}
              </Button>
            ))}
          </Inline>
        )}
        <Inline space="space.150" rowSpace="space.100" alignBlock="center" shouldWrap>
          <BusyButton
            key={saver.key}
            autoFocus={saver.autoFocus}
            appearance="primary"
            isBusy={pending === 'save'}
            isDisabled={changed.length === 0 || pending === 'test' || pending === 'list' || conflict !== null}
            onClick={() => void store.save()}
            testId="save"
          >
            {texts.button}
          </BusyButton>
          {changed.length > 0 && pending === null && conflict === null && <Discard form={form} store={store} tab={tab} />}
          <Text color={faults.length > 0 ? 'color.text.danger' : 'color.text.subtle'} testId="save-state">
            {saveState(form)}
          </Text>
        </Inline>
      </Stack>
    </Box>
  );
}

function Conflict({ form, theirs, store }: { form: SiteForm; theirs: SiteForm['view']; store: SiteStore }) {
  const names = form.view.choices;
  const mine = toSettings(form.draft);
  return (
    <ConflictNotice
      version={theirs.version}
      divergences={findDivergences(
        listSiteFacts(form.view.settings, names),
        listSiteFacts(theirs.settings, names),
        listSiteFacts(mine, names),
      )}
      onTakeTheirs={() => store.takeTheirs()}
      onPutMineOnTop={() => void store.putMineOnTop()}
    />
  );
}

function saveState({ faults, savedVersion, changed, view, pending, step }: SiteForm): string {
  if (pending === 'save') return strings.admin.saving.steps[step ?? 'saving'];
  if (faults.length > 0) return texts.seeFaults;
  if (changed.length > 0)
    return texts.unsavedOn(
      findTabsOfParts(changed)
        .map((name) => strings.admin.tabs[name])
        .join(', '),
    );
  if (savedVersion !== null) return texts.saved(savedVersion);
  return view.version === 0 ? texts.neverSaved : texts.nothingToSave;
}
