import { Box, Spinner, Stack } from '@forge/react';
import React, { useEffect, useState } from 'react';
import { useModel } from '../common/store';
import { strings } from '../common/strings/admin';
import { ResetProgress } from './data/reset-progress';
import { LoadFailed } from './load-failed';
import { PageNav } from './page-nav';
import { SaveBar } from './saving/save-bar';
import { createBridgeServices } from './services';
import { isSetUp } from './start/set-up-steps';
import { TabContent } from './tab-content';
import { openTabAddress, type TabAddress } from './tab-address';
import type { Tab } from './tabs';

/** The admin page: everything that an administrator decides and sees, in tabs that share one draft. */
export function AdminPage() {
  const [services] = useState(createBridgeServices);
  const [tab, setTab] = useState<Tab>('start');
  const [address, setAddress] = useState<TabAddress | null>(null);
  const [turns, setTurns] = useState(0);
  const goTo = (next: Tab) => {
    setTab(next);
    address?.write(next);
  };
  const leaveFocus = () => setTurns((now) => now + 1);
  const leaveTo = (next: Tab) => {
    goTo(next);
    leaveFocus();
  };
  const model = useModel(services.settings);
  const reset = useModel(services.reset);

  useEffect(() => {
    void openTabAddress().then((opened) => {
      setAddress(opened);
      setTab((shown) => opened?.read() ?? shown);
      opened?.listen(setTab);
    });
  }, []);

  useEffect(() => {
    void services.settings.load();
    void services.egress.load();
    void services.reset.look();
  }, [services]);

  if (reset.phase !== 'idle') return <ResetProgress services={services} onStartAnew={() => leaveTo('start')} />;
  if (model.kind === 'loading') return <Spinner label={strings.common.loading} testId="settings-loading" />;
  if (model.kind === 'failed') return <LoadFailed error={model.error} services={services} leaveFocus={leaveFocus} />;
  const { form } = model;
  const savesWhatIsShown =
    !['quality', 'projects'].includes(tab) &&
    !(tab === 'start' && isSetUp(form.view) && form.changed.length === 0 && form.savedVersion === null);
  return (
    <Box xcss={{ maxWidth: '880px' }}>
      <Stack space="space.300">
        <PageNav tab={tab} form={form} services={services} turns={turns} onChoose={goTo} />
        <Box key={`${tab}/${form.revision}`}>
          <TabContent tab={tab} form={form} services={services} goTo={leaveTo} leaveFocus={leaveFocus} />
        </Box>
        {savesWhatIsShown && <SaveBar form={form} store={services.settings} tab={tab} goTo={leaveTo} />}
      </Stack>
    </Box>
  );
}
