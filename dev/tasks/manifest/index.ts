import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { withFunctionsPackaged } from '../../build/package-functions';
import { checkManifest, type CheckedManifest } from './check-manifest';
import { lintWithForge } from './forge-lint';

/** Names in the `export { … } from` lines of `src/index.ts`, the only kind of line that it may hold. */
function readExportNames(root: string): string[] {
  const source = readFileSync(path.join(root, 'src/index.ts'), 'utf8');
  return [...source.matchAll(/export\s*\{([^}]*)\}/g)]
    .flatMap(([, names]) =>
      (names ?? '').split(',').map(
        (name) =>
          name
            .trim()
            .split(/\s+as\s+/)
            .at(-1) ?? '',
      ),
    )
    .filter((name) => name !== '');
}

async function main(): Promise<void> {
  const root = path.resolve(__dirname, '../../..');
  const manifest: unknown = parse(readFileSync(path.join(root, 'manifest.yml'), 'utf8'));
  const faults = [
    ...checkManifest(manifest as CheckedManifest, {
      exportNames: readExportNames(root),
      exists: (relative) => existsSync(path.join(root, relative)),
    }),
    ...(await withFunctionsPackaged(root, false, () => lintWithForge(manifest))),
  ];
  console.log(faults.length === 0 ? 'No problems.' : faults.join('\n'));
  process.exitCode = faults.length === 0 ? 0 : 1;
}

void main();
