import React, { useEffect } from 'react';
import type { TabProps } from '../tab-props';
import { Overview } from './overview';
import { SetUp } from './set-up';
import { isSetUp } from './set-up-steps';

/** The checklist until the app is set up, an overview from then on. */
export function StartTab(props: TabProps) {
  const { form, services } = props;
  const isReady = isSetUp(form.view);
  useEffect(() => {
    if (form.view.version > 0) void services.activity.ask();
  }, [services, form.view.version]);
  return isReady ? <Overview {...props} /> : <SetUp {...props} />;
}
