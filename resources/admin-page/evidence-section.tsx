import React from 'react';
import { strings } from '../common/strings';
import { CheckSetting } from './check-setting';
import { faultAt } from './faults';
import { Section, type SectionProps } from './section';
import { TextSetting } from './text-setting';

const texts = strings.admin.evidence;

/** Whether the model sees how similar issues were triaged, and how many of them. */
export function EvidenceSection({ form, store }: SectionProps) {
  const { draft, faults } = form;
  return (
    <Section title={texts.title} intro={texts.intro}>
      <CheckSetting
        id="evidence-enabled"
        label={texts.enabled}
        initial={draft.evidenceEnabled}
        onChange={(evidenceEnabled) => store.change({ evidenceEnabled })}
      />
      <TextSetting
        id="evidence-count"
        label={texts.count}
        type="number"
        initial={draft.evidenceCount}
        fault={faultAt(faults, 'evidence.count')}
        onChange={(evidenceCount) => store.change({ evidenceCount })}
      />
    </Section>
  );
}
