import { Box, Button, Checkbox, Heading, Inline, Stack, Text } from '@forge/react';
import React, { useMemo, useState } from 'react';
import { FIELD_TRAITS, type TriageField } from '../../../src/contract/triage-field';
import { settingsStrings } from '../strings/settings';
import { Unseen } from '../unseen';
import type { Candidate } from './imported';
import { PAGE_SIZE } from './list-view';
import { findNearDuplicates } from './near-duplicates';
import { Pager } from './pager';

const texts = settingsStrings.import;

/** In pages, because a site may have hundreds of labels. */
const SHOWN = PAGE_SIZE;

interface ImportGroupProps {
  field: TriageField;
  /** Those that are shown. */
  values: Candidate[];
  isFiltered: boolean;
  picked: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
}

/** Values of one kind: tick all, none or some. */
export function ImportGroupPicker({ field, values, isFiltered, picked, onPick }: ImportGroupProps) {
  const [page, setPage] = useState(0);
  const similar = useMemo(() => findNearDuplicates(values.map(({ name }) => name)), [values]);
  const fresh = values.filter(({ isKnown }) => !isKnown);
  const pages = Math.max(1, Math.ceil(values.length / SHOWN));
  const toggle = (id: string, isIn: boolean) => {
    const next = new Set(picked);
    if (isIn) next.add(id);
    else next.delete(id);
    onPick(next);
  };

  const title = settingsStrings.values.title(field);
  return (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Heading as="h3" size="xsmall">
          {title}
        </Heading>
        {fresh.length > 1 && (
          <Button
            spacing="compact"
            appearance="subtle"
            onClick={() => onPick(new Set(fresh.map(({ id }) => id)))}
            testId={`import-all-${field}`}
          >
            {texts.all(fresh.length)}
            <Unseen text={` (${title})`} />
          </Button>
        )}
        {fresh.length > 1 && (
          <Button spacing="compact" appearance="subtle" onClick={() => onPick(new Set())} testId={`import-none-${field}`}>
            {texts.none}
            <Unseen text={` (${title})`} />
          </Button>
        )}
      </Inline>
      {values.length === 0 && <Text color="color.text.subtle">{isFiltered ? texts.nothingFound : texts.nothing(field)}</Text>}
      <Box key={page}>
        <Inline space="space.200" rowSpace="space.050" shouldWrap>
          {values.slice(page * SHOWN, (page + 1) * SHOWN).map((value) => (
            <Box key={value.id} xcss={{ width: '280px' }}>
              <Checkbox
                id={`import-${field}-${value.id}`}
                name={`import-${field}-${value.id}`}
                label={labelOf(field, value, similar.get(value.name) ?? [])}
                isChecked={value.isKnown || picked.has(value.id)}
                isDisabled={value.isKnown}
                onChange={(event) => toggle(value.id, event.target.checked === true)}
              />
            </Box>
          ))}
        </Inline>
      </Box>
      <Pager of={title} page={page} pages={pages} all={values.length} onPage={setPage} testId={`pager-import-${field}`} />
    </Stack>
  );
}

function labelOf(field: TriageField, { name, count, isKnown }: Candidate, similar: string[]): string {
  const facts = [
    FIELD_TRAITS[field].foundIn === 'issues' ? texts.onIssues(count) : texts.inProjects(count),
    ...(isKnown ? [texts.known] : []),
    ...(similar.length > 0 ? [texts.nearly(similar.join(', '))] : []),
  ];
  return `${name} (${facts.join('; ')})`;
}
