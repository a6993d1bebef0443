import { Box, Button, Inline, Label, Select, Stack, Text } from '@forge/react';
import React from 'react';
import { strings } from '../../common/strings/admin';

const texts = strings.admin.test;

/** More models than this are easier to search than to look through. */
const BUTTONS_AT_MOST = 8;

const ID = 'listed-models';

interface ModelListProps {
  models: string[];
  /** Those of them that are going to be retired. */
  deprecated: string[];
  /** The model that is typed. */
  model: string;
  onChoose: (name: string) => void;
}

interface ModelOption {
  label: string;
  value: string;
}

/** The models that the endpoint lists, to choose from: buttons for a few, a select that searches for many. */
export function ModelList({ models, deprecated, model, onChoose }: ModelListProps) {
  if (models.length === 0) return <Text>{texts.noModels}</Text>;
  const label = (name: string) => (deprecated.includes(name) ? texts.deprecatedModel(name) : name);
  if (models.length <= BUTTONS_AT_MOST) {
    return (
      <Stack space="space.100">
        <Text>{texts.models}</Text>
        <Inline space="space.100" rowSpace="space.100" shouldWrap>
          {models.map((name) => (
            <Button key={name} spacing="compact" isSelected={name === model} onClick={() => onChoose(name)} testId={`model-${name}`}>
              {name === model ? texts.modelInUse(label(name)) : label(name)}
            </Button>
          ))}
        </Inline>
      </Stack>
    );
  }
  const options: ModelOption[] = models.map((name) => ({ label: label(name), value: name }));
  return (
    <Box xcss={{ maxWidth: '360px' }}>
      <Stack space="space.050">
        <Label labelFor={ID}>{texts.manyModels(models.length)}</Label>
        <Select
          id={ID}
          testId={ID}
          options={options}
          value={options.find(({ value }) => value === model) ?? null}
          placeholder={texts.chooseModel}
          onChange={(option: ModelOption | null) => {
            if (option !== null) onChoose(option.value);
          }}
        />
      </Stack>
    </Box>
  );
}
