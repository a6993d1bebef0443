import React from 'react';
import { ReadOnlyText } from '../../common/read-only-text';
import { Section } from '../../common/section';
import { strings } from '../../common/strings/admin';
import type { SettingsForm } from '../saving/form';

const texts = strings.admin.transfer;

/** The saved settings as text. The token is no part of settings, so it cannot get in. */
export function ExportSection({ form }: { form: SettingsForm }) {
  return (
    <Section title={texts.exportTitle} intro={texts.exportIntro}>
      <ReadOnlyText id="export" text={JSON.stringify(form.view.settings, null, 2)} minimumRows={5} />
    </Section>
  );
}
