import { Box, Select, Text } from '@forge/react';
import React from 'react';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import { settingsStrings } from '../strings/settings';
import { UnseenLabel } from '../unseen';
import type { Entry, Mapping } from './lines';
import { PlainInput } from './plain-input';

const texts = settingsStrings.mappings;

interface MappingInputsProps {
  index: number;
  mapping: Mapping;
  labels: Entry[];
  isInvalid: boolean;
  onChange: (patch: Partial<Mapping>) => void;
}

interface LabelOption {
  label: string;
  value: string;
}

/** The two sides of one mapping, to type and to choose. */
export function MappingInputs({ index, mapping, labels, isInvalid, onChange }: MappingInputsProps) {
  const options: LabelOption[] = labels.map(({ name }) => ({ label: name, value: name }));
  // A target that is no longer allowed stays visible, with its fault, until someone decides.
  const target = mapping.to === '' ? null : { label: mapping.to, value: mapping.to };
  return (
    <>
      <Box xcss={{ width: '200px' }}>
        <PlainInput
          id={`mapping-from-${index}`}
          placeholder={texts.from}
          initial={mapping.from}
          isInvalid={isInvalid && mapping.from !== ''}
          maxLength={SETTINGS_LIMITS.nameLength}
          onChange={(from) => onChange({ from: from.trim() })}
        />
      </Box>
      <Text>→</Text>
      <Box xcss={{ width: '240px' }}>
        <UnseenLabel labelFor={`mapping-to-${index}`} text={texts.to(mapping.from)} />
        <Select
          id={`mapping-to-${index}`}
          testId={`mapping-to-${index}`}
          options={options}
          value={target}
          isInvalid={isInvalid && mapping.to !== ''}
          placeholder={texts.choose}
          spacing="compact"
          onChange={(option: LabelOption | null) => onChange({ to: option?.value ?? '' })}
        />
      </Box>
    </>
  );
}
