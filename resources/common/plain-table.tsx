import { Box, DynamicTable } from '@forge/react';
import React from 'react';

const ROWS = 15;

/** A table of texts, in pages where it is long. */
export function PlainTable({ heads, rows, testId }: { heads: string[]; rows: string[][]; testId: string }) {
  return (
    <Box xcss={{ overflowX: 'auto' }} testId={testId}>
      <DynamicTable
        head={{ cells: heads.map((content) => ({ key: content, content })) }}
        rows={rows.map((cells) => {
          const key = cells.slice(0, 2).join('/');
          return { key, cells: cells.map((content, index) => ({ key: `${key}/${index}`, content })) };
        })}
        rowsPerPage={rows.length > ROWS ? ROWS : undefined}
      />
    </Box>
  );
}
