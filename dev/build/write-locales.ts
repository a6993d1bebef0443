import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Manifest } from '../platform/manifest';

/**
 * Puts the manifest's translations beside a bundle as `forge deploy` does, where `i18n` of @forge/api and @forge/bridge
 * looks for them (@forge/cli-shared, `i18n-resource-bundling-service.js`). Nothing where the manifest has none.
 * @param root folder of the manifest
 */
export async function writeLocales(root: string, { translations }: Pick<Manifest, 'translations'>, bundleFolder: string): Promise<void> {
  if (translations === null) return;
  const { resources, fallback } = translations;
  const folder = path.join(bundleFolder, '__LOCALES__');
  await mkdir(folder, { recursive: true });
  await Promise.all(resources.map(({ key, path: file }) => copyFile(path.join(root, file), path.join(folder, `${key}.json`))));
  const config = { locales: resources.map(({ key }) => key).toSorted(), fallback };
  await writeFile(path.join(folder, 'i18n-info.json'), JSON.stringify({ config }));
}
