import { Box } from '@forge/react';
import React from 'react';
import { PlainInput } from './plain-input';

/** An input that narrows what is shown. */
export function SearchBox({ id, label, onChange }: { id: string; label: string; onChange: (text: string) => void }) {
  return (
    <Box xcss={{ width: '240px' }}>
      <PlainInput id={id} placeholder={label} initial="" onChange={onChange} />
    </Box>
  );
}
