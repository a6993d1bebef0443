import React, { useEffect } from 'react';
import { Problem } from '../../common/problem';
import { ReadOnlyText } from '../../common/read-only-text';
import { Section } from '../../common/section';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import type { SiteForm } from '../saving/site-form';
import type { AdminServices } from '../services';

const texts = strings.admin.transfer;

/** So that an export is told from settings of something else (`readImport` checks it). */
const PRODUCT = 'auto-triage-ai';

/** The saved settings as text, those of projects by key. The token is no part of settings, so it cannot get in. */
export function ExportSection({ form, services }: { form: SiteForm; services: AdminServices }) {
  const { list } = services.projects;
  const { data, error } = useModel(list);
  useEffect(() => {
    void list.ask();
  }, [list]);
  const own = (data?.projects ?? []).flatMap(({ key, settings }) => (settings === null ? [] : [[key, settings] as const]));
  const text = JSON.stringify({ product: PRODUCT, settings: form.view.settings, projects: Object.fromEntries(own) }, null, 2);
  return (
    <Section title={texts.exportTitle} intro={texts.exportIntro}>
      {error !== null && <Problem error={error} />}
      <ReadOnlyText key={own.length} id="export" label={texts.exportLabel} text={text} minimumRows={5} />
    </Section>
  );
}
