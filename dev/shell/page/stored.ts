import { useState } from 'react';
import { type ThemeChoice, themeChoice } from './theme';

const keyOf = (name: string): string => `offline-host.${name}`;

function read(name: string): string | null {
  return sessionStorage.getItem(keyOf(name)) ?? localStorage.getItem(keyOf(name));
}

export function storedTheme(): ThemeChoice {
  return themeChoice(read('theme') ?? 'auto');
}

/**
 * A choice that outlives a reload. Each tab keeps its own, so that two tabs can show two people; a new tab starts
 * with what was chosen last.
 */
export function useStored(name: string, initial: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => read(name) ?? initial);
  const store = (next: string): void => {
    sessionStorage.setItem(keyOf(name), next);
    localStorage.setItem(keyOf(name), next);
    setValue(next);
  };
  return [value, store];
}
