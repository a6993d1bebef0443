import { ErrorMessage, HelperMessage, RadioGroup, Stack, Text } from '@forge/react';
import React from 'react';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import { TRIAGE_FIELDS, type TriageField } from '../../../src/contract/triage-field';
import type { Untriaged } from '../../../src/contract/untriaged';
import { faultAt } from '../editing/fault-at';
import { CheckSetting } from '../settings/check-setting';
import { say } from '../settings/facts';
import { TextSetting } from '../settings/text-setting';
import { fieldNames } from '../strings/common';
import { untriagedStrings as texts } from '../strings/untriaged';
import { defineOverridable, type OverrideEditorProps } from './overridable';

/** What a project begins with that decides for itself, of each kind. */
const BEGINNINGS: { [Kind in Untriaged['kind']]: Extract<Untriaged, { kind: Kind }> } = {
  fields: { kind: 'fields', fields: ['components', 'labels'], match: 'all' },
  jql: { kind: 'jql', jql: texts.jqlExample },
};

const KINDS = Object.keys(BEGINNINGS) as Untriaged['kind'][];

const MATCHES = ['all', 'any'] as const;

/** Which issues stand on the project's triage page. The site has no such setting: a usual rule stands in its place. */
export const untriaged = defineOverridable<Untriaged>({
  key: 'untriaged',
  title: texts.title,
  word: texts.word,
  ofSite: () => BEGINNINGS.fields,
  ofProject: (own) => own.untriaged,
  unset: texts.unset,
  put: (value) => ({ untriaged: value }),
  listFacts: (value) => [say('untriaged', texts.title, texts.says(value))],
  Inherited: () => <Text color="color.text.subtle">{texts.usual}</Text>,
  Editor: UntriagedEditor,
});

function UntriagedEditor({ own, form, onChange }: OverrideEditorProps<Untriaged>) {
  return (
    <Stack space="space.100">
      <RadioGroup
        testId="untriaged-kind"
        name="untriaged-kind"
        aria-label={texts.title}
        value={own.kind}
        options={KINDS.map((kind) => ({ name: 'untriaged-kind', value: kind, label: texts.kinds[kind] }))}
        onChange={(event) => {
          const kind = KINDS.find((one) => one === event.target.value);
          if (kind !== undefined && kind !== own.kind) onChange(BEGINNINGS[kind]);
        }}
      />
      {own.kind === 'fields' ? (
        <FieldsRule own={own} fault={faultAt(form.faults, 'untriaged')} onChange={onChange} />
      ) : (
        <TextSetting
          id="untriaged-jql"
          label={texts.jql}
          help={texts.jqlHelp}
          type="lines"
          initial={own.jql}
          fault={faultAt(form.faults, 'untriaged')}
          maxLength={SETTINGS_LIMITS.jqlLength}
          onChange={(jql) => onChange({ kind: 'jql', jql })}
        />
      )}
    </Stack>
  );
}

interface FieldsRuleProps {
  own: Extract<Untriaged, { kind: 'fields' }>;
  fault: string | null;
  onChange: (own: Untriaged) => void;
}

function FieldsRule({ own, fault, onChange }: FieldsRuleProps) {
  const choose = (field: TriageField, isChosen: boolean) => {
    const fields = TRIAGE_FIELDS.filter((each) => (each === field ? isChosen : own.fields.includes(each)));
    onChange({ ...own, fields });
  };
  return (
    <Stack space="space.050">
      <Text weight="medium">{texts.fields}</Text>
      {TRIAGE_FIELDS.map((field) => (
        <CheckSetting
          key={field}
          id={`untriaged-${field}`}
          label={fieldNames[field]}
          initial={own.fields.includes(field)}
          onChange={(isChosen) => choose(field, isChosen)}
        />
      ))}
      <RadioGroup
        testId="untriaged-match"
        name="untriaged-match"
        aria-label={texts.fields}
        value={own.match}
        options={MATCHES.map((match) => ({ name: 'untriaged-match', value: match, label: texts.match[match] }))}
        onChange={(event) => {
          const match = MATCHES.find((one) => one === event.target.value);
          if (match !== undefined) onChange({ ...own, match });
        }}
      />
      {fault !== null && <ErrorMessage>{fault}</ErrorMessage>}
      <HelperMessage>{texts.defaultCounts}</HelperMessage>
    </Stack>
  );
}
