import { Text } from '@forge/react';
import React from 'react';
import { projectStrings as texts } from '../strings/project';

/** As many names as one can take in at a glance. */
const SHOWN = 12;

/** What a list of the site holds, in a line. */
export function InheritedNames({ names }: { names: readonly string[] }) {
  return (
    <Text color="color.text.subtle">
      {names.length === 0 ? texts.siteNone : texts.siteList(names.slice(0, SHOWN).join(', '), Math.max(0, names.length - SHOWN))}
    </Text>
  );
}
