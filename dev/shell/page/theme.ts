import { setGlobalTheme } from '@atlaskit/tokens';

export type ThemeChoice = 'light' | 'dark' | 'auto';

export const THEME_CHANGED = 'FORGE_CORE_THEME_CHANGED';

export function themeChoice(value: string): ThemeChoice {
  return value === 'light' || value === 'dark' ? value : 'auto';
}

/** The state as the app finds it in its context; `auto` stays as it is, with the colors that it stands for. */
export function themeState(choice: ThemeChoice): Record<string, string> {
  const dark = choice === 'dark' || (choice === 'auto' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  return { colorMode: dark ? 'dark' : 'light', light: 'light', dark: 'dark', spacing: 'spacing', typography: 'typography' };
}

/** Loads the tokens and sets them on the page. Until it ends, nothing has a color. */
export async function applyTheme(choice: ThemeChoice): Promise<void> {
  await setGlobalTheme({ colorMode: choice, light: 'light', dark: 'dark', spacing: 'spacing', typography: 'typography' });
}
