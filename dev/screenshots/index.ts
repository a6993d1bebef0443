import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildAppWithEsbuild } from '../build/esbuild-app';
import { buildShell } from '../shell/build';
import { launch } from '../tasks/launch-browser';
import { SCENES } from './scenes';
import { takeScene } from './take';

const ROOT = path.resolve(__dirname, '../..');
const TARGET = path.join(ROOT, 'docs', 'images');

/** Pictures stay in the repository for good, so they are kept small. */
const MOST_BYTES = 150_000;

/** `npm run docs:screenshots`: takes the pictures of the README and the guide again, from the app as it is now. */
async function main(): Promise<void> {
  const out = path.join(ROOT, '.offline', 'screenshots');
  const [build, shellDir] = await Promise.all([
    buildAppWithEsbuild(ROOT, path.join(out, 'app')),
    buildShell(ROOT, path.join(out, 'shell')),
  ]);
  const browser = await launch();
  mkdirSync(TARGET, { recursive: true });
  try {
    for (const scene of SCENES) {
      const picture = await takeScene(browser, build, shellDir, scene);
      if (picture.length > MOST_BYTES) throw new Error(`${scene.name}.png has ${picture.length} bytes, more than ${MOST_BYTES}.`);
      writeFileSync(path.join(TARGET, `${scene.name}.png`), picture);
      console.log(`docs/images/${scene.name}.png  ${(picture.length / 1_000).toFixed(0)} KB`);
    }
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
