import React, { useMemo } from 'react';
import type { AllowlistEntry } from '../../../src/contract/allowlist';
import { FIELD_TRAITS, type FieldValue, type TriageField } from '../../../src/contract/triage-field';
import { ChoiceList } from './choice-list';
import { ListEditor } from './list-editor';

interface AllowlistEditorProps {
  field: TriageField;
  entries: readonly AllowlistEntry[];
  /** What Jira has of a field that is listed by id. */
  choices: readonly FieldValue[];
  /** The entries to choose from, where nothing else may be added. */
  within?: readonly AllowlistEntry[] | undefined;
  /** Names that Jira does not have, once that was asked. */
  gone?: readonly string[];
  fault: string | null;
  onChange: (entries: AllowlistEntry[]) => void;
  /** Makes mappings of near-duplicates, where the field has mappings. */
  onMerge?: (() => void) | undefined;
}

const NOTHING: readonly string[] = [];

/** The values of one field that may be proposed: ticked where Jira lists them, typed where it does not. */
export function AllowlistEditor({ field, entries, choices, within, gone = NOTHING, fault, onChange, onMerge }: AllowlistEditorProps) {
  const named = useMemo(() => entries.flatMap((entry) => ('name' in entry ? [entry] : [])), [entries]);
  const goneNames = useMemo(() => new Set(gone), [gone]);
  if (FIELD_TRAITS[field].listedBy === 'name') {
    const pick = within?.flatMap((entry) => ('name' in entry ? [entry] : []));
    return (
      <ListEditor
        field={field}
        entries={named}
        limit={FIELD_TRAITS[field].mostListed}
        fault={fault}
        gone={goneNames}
        {...(pick === undefined ? {} : { choices: pick })}
        onChange={onChange}
        onMerge={onMerge}
      />
    );
  }
  const possible = within === undefined ? choices : choices.filter(({ id }) => within.some((entry) => 'id' in entry && entry.id === id));
  const chosen = entries.flatMap((entry) => ('id' in entry ? [entry] : []));
  return <ChoiceList field={field} choices={possible} entries={chosen} fault={fault} onChange={onChange} />;
}
