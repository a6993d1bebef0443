import ForgeReconciler from '@forge/react';
import React, { type ComponentType } from 'react';
import { prepareLanguage } from './prepare-language';

/**
 * Draws a page in the reader's language.
 * @param load evaluates the page's modules: their texts are worded then, so not before the language is known
 */
export async function startPage(load: () => ComponentType): Promise<void> {
  await prepareLanguage();
  const Page = load();
  ForgeReconciler.render(
    <React.StrictMode>
      <Page />
    </React.StrictMode>,
  );
}
