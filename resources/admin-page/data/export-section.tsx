import React from 'react';
import { ReadOnlyText } from '../../common/read-only-text';
import { Section } from '../../common/section';
import { strings } from '../../common/strings/admin';
import type { SiteForm } from '../saving/site-form';

const texts = strings.admin.transfer;

/** So that an export is told from settings of something else (`readImport` checks it). */
const PRODUCT = 'auto-triage-ai';

/** The saved settings as text. The token is no part of settings, so it cannot get in. */
export function ExportSection({ form }: { form: SiteForm }) {
  return (
    <Section title={texts.exportTitle} intro={texts.exportIntro}>
      <ReadOnlyText id="export" text={JSON.stringify({ product: PRODUCT, settings: form.view.settings }, null, 2)} minimumRows={5} />
    </Section>
  );
}
