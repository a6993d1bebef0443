import { Text } from '@forge/react';
import React from 'react';
import { plural, text } from '../../../src/contract/text';
import { say } from '../settings/facts';
import type { Mapping } from '../settings/lines';
import { MappingEditor } from '../settings/mapping-editor';
import { settingsStrings } from '../strings/settings';
import { defineOverridable } from './overridable';

const texts = {
  none: text('The site has no mappings.'),
  ofSite: (count: number) => plural(count, '{count} mapping from the site.', '{count} mappings from the site.'),
};

/** What a model may say → the label that is meant. */
export const labelMappings = defineOverridable<Mapping[]>({
  key: 'labelMappings',
  title: settingsStrings.values.mappings,
  word: text('mappings'),
  ofSite: (site) => site.labelMappings,
  ofProject: (own) => own.labelMappings,
  put: (value) => ({ labelMappings: value }),
  listFacts: (value) => value.map(({ from, to }) => say(`labelMappings.${from}`, text('Mapping of {from}', { from }), to)),
  Inherited: ({ site }) => <Text color="color.text.subtle">{site.length === 0 ? texts.none : texts.ofSite(site.length)}</Text>,
  Editor: ({ own, form: { draft, view }, onChange }) => (
    <MappingEditor
      mappings={own}
      labels={draft.allowlists.labels ?? view.inherited.allowlists.labels}
      mayBeOther={draft.allowlists.labels === null && view.automatic.labels.enabled}
      onChange={onChange}
    />
  ),
});
