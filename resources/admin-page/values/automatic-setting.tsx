import { Box, HelperMessage, Label, Select, Stack } from '@forge/react';
import React from 'react';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import type { Settings } from '../../../src/contract/settings';
import { FIELD_TRAITS, type FieldValue, type TriageField } from '../../../src/contract/triage-field';
import { CheckSetting } from '../../common/settings/check-setting';
import { TextSetting } from '../../common/settings/text-setting';
import { strings } from '../../common/strings/admin';

type Rule = Settings['automatic'][TriageField];

interface AutomaticSettingProps {
  field: TriageField;
  rule: Rule;
  /** What Jira has of a field that is listed by id. */
  choices: readonly FieldValue[];
  fault: string | null;
  onChange: (rule: Rule) => void;
}

interface Option<Value> {
  label: string;
  value: Value;
}

const texts = strings.settings.automatic;

const COUNTS = [1, 2, 3, 5, 10, 20, 50, SETTINGS_LIMITS.usesAtLeast];

/** The rule that allows what the project has, without anybody listing it. */
export function AutomaticSetting({ field, rule, choices, fault, onChange }: AutomaticSettingProps) {
  return (
    <Stack space="space.100">
      <CheckSetting
        id={`automatic-${field}`}
        label={texts.allow(field)}
        initial={rule.enabled}
        onChange={(enabled) => onChange({ ...rule, enabled })}
      />
      {rule.enabled && (
        <Box paddingInlineStart="space.300" xcss={{ maxWidth: '520px' }}>
          <Stack space="space.100">
            <HelperMessage>{texts.help(field)}</HelperMessage>
            {'atLeast' in rule && <AtLeast field={field} value={rule.atLeast} onChange={(atLeast) => onChange({ ...rule, atLeast })} />}
            {FIELD_TRAITS[field].listedBy === 'id' ? (
              <ExceptChoices field={field} choices={choices} except={rule.except} onChange={(except) => onChange({ ...rule, except })} />
            ) : (
              <TextSetting
                id={`except-${field}`}
                label={texts.except(field)}
                help={texts.exceptHelp}
                type="lines"
                initial={rule.except.join('\n')}
                fault={fault}
                onChange={(text) => onChange({ ...rule, except: readLines(text) })}
              />
            )}
          </Stack>
        </Box>
      )}
    </Stack>
  );
}

function readLines(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

/** Nothing else can be chosen, so nothing wrong can be typed. */
function AtLeast({ field, value, onChange }: { field: TriageField; value: number; onChange: (value: number) => void }) {
  const options: Option<number>[] = [...new Set([...COUNTS, value])]
    .sort((one, other) => one - other)
    .map((count) => ({ label: String(count), value: count }));
  const id = `at-least-${field}`;
  return (
    <Stack space="space.0">
      <Label labelFor={id}>{texts.atLeast(field)}</Label>
      <Select
        id={id}
        testId={id}
        options={options}
        value={options.find((option) => option.value === value) ?? null}
        onChange={(option: Option<number> | null) => {
          if (option !== null) onChange(option.value);
        }}
      />
    </Stack>
  );
}

interface ExceptChoicesProps {
  field: TriageField;
  choices: readonly FieldValue[];
  except: readonly string[];
  onChange: (except: string[]) => void;
}

function ExceptChoices({ field, choices, except, onChange }: ExceptChoicesProps) {
  const known = choices.map(({ id, name }): Option<string> => ({ label: name, value: id }));
  const gone = except.filter((each) => choices.every(({ id }) => id !== each));
  const options = [...known, ...gone.map((each): Option<string> => ({ label: strings.settings.values.unknown(each), value: each }))];
  const id = `except-${field}`;
  return (
    <Stack space="space.0">
      <Label labelFor={id}>{texts.except(field)}</Label>
      <Select
        id={id}
        testId={id}
        isMulti
        options={options}
        value={options.filter(({ value }) => except.includes(value))}
        onChange={(chosen: Option<string>[] | null) => onChange((chosen ?? []).map(({ value }) => value))}
      />
    </Stack>
  );
}
