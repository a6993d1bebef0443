import React from 'react';
import type { Settings } from '../../../src/contract/settings';
import { faultAt } from '../editing/fault-at';
import { InheritedNames } from '../project/inherited-names';
import { nameOfPriority, sayAllowed } from '../settings/facts';
import { PriorityList } from '../settings/priority-list';
import { settingsStrings } from '../strings/settings';
import { defineOverridable } from './overridable';

const texts = settingsStrings.values;

/** The priorities that may be proposed. */
export const priorities = defineOverridable<Settings['allowlists']['priority']>({
  key: 'priority',
  title: texts.priority,
  word: 'priorities',
  ofSite: ({ allowlists }) => allowlists.priority,
  ofProject: ({ allowlists }) => allowlists.priority,
  put: (value, { allowlists }) => ({ allowlists: { ...allowlists, priority: value } }),
  listFacts: (value, names) =>
    value.map(({ id, description }) => sayAllowed(`allowlists.priority.${id}`, `Priority ${nameOfPriority(id, names)}`, description)),
  Inherited({ site, form }) {
    const names = new Map(form.view.priorities.map(({ id, name }) => [id, name]));
    return <InheritedNames names={site.map(({ id }) => names.get(id) ?? texts.unknownPriority(id))} />;
  },
  Editor({ own, site, form, onChange }) {
    const { view, faults } = form;
    const isOfSite = new Set(site.map(({ id }) => id));
    return (
      <PriorityList
        priorities={view.mayWiden ? view.priorities : view.priorities.filter(({ id }) => isOfSite.has(id))}
        allowed={own}
        fault={faultAt(faults, 'allowlists.priority')}
        onChange={onChange}
      />
    );
  },
});
