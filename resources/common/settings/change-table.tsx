import { Box, DynamicTable, Text } from '@forge/react';
import React from 'react';
import { settingsStrings } from '../strings/settings';
import type { Change, Divergence } from './differences';

const texts = settingsStrings.differences;

/** Every setting there is fits, with some values of lists. */
const ROWS = 40;

/** What would change, before and after. */
export function ChangeTable({ changes, testId }: { changes: readonly Change[]; testId: string }) {
  if (changes.length === 0) return <Text testId={testId}>{texts.none}</Text>;
  const rows = changes.map(({ key, subject, before, after }) => row(key, [subject, before, after]));
  return <Table heads={[texts.setting, texts.before, texts.after]} rows={rows} testId={testId} />;
}

/** What two people made of the same settings. */
export function DivergenceTable({ divergences, testId }: { divergences: readonly Divergence[]; testId: string }) {
  const rows = divergences.map(({ key, subject, base, theirs, mine, by }) =>
    row(key, [by === 'both' ? `${subject} (${texts.both})` : subject, base, theirs, mine]),
  );
  return <Table heads={[texts.setting, texts.before, texts.theirs, texts.mine]} rows={rows} testId={testId} />;
}

interface Row {
  key: string;
  cells: { key: string; content: React.ReactNode }[];
}

function row(key: string, says: (string | null)[]): Row {
  return { key, cells: says.map((text, index) => ({ key: `${key}/${index}`, content: <Text maxLines={4}>{text ?? texts.absent}</Text> })) };
}

function Table({ heads, rows, testId }: { heads: string[]; rows: Row[]; testId: string }) {
  const head = { cells: heads.map((content) => ({ key: content, content })) };
  return (
    <Box testId={testId} xcss={{ overflowX: 'auto' }}>
      <DynamicTable head={head} rows={rows} rowsPerPage={rows.length > ROWS ? ROWS : undefined} />
    </Box>
  );
}
