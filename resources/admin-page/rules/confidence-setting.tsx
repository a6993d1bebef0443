import { Box, Label, Range, Stack } from '@forge/react';
import React from 'react';
import type { TriageField } from '../../../src/contract/triage-field';
import { strings } from '../../common/strings/admin';

interface ConfidenceSettingProps {
  field: TriageField;
  /** 0 to 1. */
  value: number;
  onChange: (value: number) => void;
}

/** The confidence from which a proposal is preselected. In whole percent, because halves of a step do not add up. */
export function ConfidenceSetting({ field, value, onChange }: ConfidenceSettingProps) {
  const id = `confidence-${field}`;
  return (
    <Box xcss={{ maxWidth: '360px' }}>
      <Stack space="space.0">
        <Label labelFor={id}>{strings.admin.fields.minConfidence(field, value)}</Label>
        <Range
          id={id}
          testId={id}
          min={0}
          max={100}
          step={5}
          defaultValue={Math.round(value * 100)}
          onChange={(percent) => onChange(percent / 100)}
        />
      </Stack>
    </Box>
  );
}
