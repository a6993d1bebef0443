import React from 'react';
import { strings } from '../common/strings';
import { faultAt } from './faults';
import { PriorityList } from './priority-list';
import { Section, type SectionProps } from './section';
import { TextSetting } from './text-setting';

const texts = strings.admin.allowlists;

/** The only values that can be proposed or applied. */
export function AllowlistsSection({ form, store }: SectionProps) {
  const { draft, faults } = form;
  return (
    <Section title={texts.title} intro={texts.intro}>
      <PriorityList
        priorities={draft.priorities}
        fault={faultAt(faults, 'allowlists.priorities')}
        onChange={(priorities) => store.change({ priorities })}
      />
      <TextSetting
        id="allowed-components"
        label={texts.components}
        help={texts.componentsHelp}
        type="lines"
        initial={draft.components}
        fault={faultAt(faults, 'allowlists.components')}
        onChange={(components) => store.change({ components })}
      />
      <TextSetting
        id="allowed-labels"
        label={texts.labels}
        help={texts.labelsHelp}
        type="lines"
        initial={draft.labels}
        fault={faultAt(faults, 'allowlists.labels')}
        onChange={(labels) => store.change({ labels })}
      />
      <TextSetting
        id="label-mappings"
        label={texts.mappings}
        help={texts.mappingsHelp}
        type="lines"
        initial={draft.mappings}
        fault={faultAt(faults, 'labelMappings')}
        onChange={(mappings) => store.change({ mappings })}
      />
    </Section>
  );
}
