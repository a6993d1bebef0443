import { Button, Modal, ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { ChangeTable } from '../../common/settings/change-table';
import { findChanges } from '../../common/settings/differences';
import { listSiteFacts } from '../../common/settings/site-facts';
import { strings } from '../../common/strings/admin';
import { findPartsOfTab, type Tab } from '../tabs';
import { toSettings } from './draft';
import type { SiteForm } from './site-form';
import type { SiteStore } from './site-store';

const texts = strings.settings.save;

interface DiscardProps {
  form: SiteForm;
  store: SiteStore;
  tab: Tab;
}

/** Takes back what was typed, on this tab or everywhere, after saying what that is. */
export function Discard({ form, store, tab }: DiscardProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { view, draft, changed } = form;
  const here = findPartsOfTab(tab, changed);
  const close = (discard: () => void) => () => {
    setIsOpen(false);
    discard();
  };
  const changes = isOpen ? findChanges(listSiteFacts(view.settings, view.choices), listSiteFacts(toSettings(draft), view.choices)) : [];
  return (
    <>
      <Button appearance="subtle" onClick={() => setIsOpen(true)} testId="discard">
        {texts.askDiscard}
      </Button>
      <ModalTransition>
        {isOpen && (
          <Modal onClose={close(() => undefined)} width="medium" testId="discard-dialog">
            <ModalHeader>
              <ModalTitle>{texts.discardTitle}</ModalTitle>
            </ModalHeader>
            <ModalBody>
              <Stack space="space.100">
                {(changes.length > 0 || !changed.includes('token')) && <ChangeTable changes={changes} testId="discard-changes" />}
                {changed.includes('token') && <Text>{texts.discardToken}</Text>}
              </Stack>
            </ModalBody>
            <ModalFooter>
              <Button appearance="subtle" onClick={close(() => undefined)} testId="discard-cancel">
                {texts.keepEditing}
              </Button>
              {here.length > 0 && here.length < changed.length && (
                <Button onClick={close(() => store.discardParts(here))} testId="discard-tab">
                  {texts.discardTab(strings.admin.tabs[tab])}
                </Button>
              )}
              <Button appearance="danger" onClick={close(() => store.discard())} testId="discard-all">
                {texts.discardAll}
              </Button>
            </ModalFooter>
          </Modal>
        )}
      </ModalTransition>
    </>
  );
}
