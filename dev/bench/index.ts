import path from 'node:path';
import { buildFunctions } from '../build/build-functions';
import { buildAppWithEsbuild } from '../build/esbuild-app';
import { buildAppWithForge, buildFunctionsWithForge } from '../build/forge-app';
import { measureBundles } from './bundle-figures';
import { measureCleaning } from './cleaning-figures';
import { measureHost } from './host-figures';
import { measureLargeSite } from './large-site-figures';
import { formatFigures, isWithin, type Figure } from './figure';
import { measurePanel } from './panel-figures';
import { measureProfile } from './profile-figures';
import { measureQueue } from './queue-figures';
import { measureReplies } from './reply-figures';
import { measureSuggestion } from './suggestion-figures';
import { measureTogether } from './together-figures';

/** `npm run bench`: each figure with its limit; the exit code tells whether all are within. `npm run bench -- large`: those of the large site; `npm run bench -- queue`: those of the triage page; `npm run bench -- host`: those of the offline host itself; `npm run bench -- together`: how soon one person sees what another does. */
async function main(args: string[]): Promise<void> {
  const root = path.resolve(__dirname, '../..');
  const unknown = args.find((word) => !['large', 'queue', 'host', 'together'].includes(word));
  if (unknown !== undefined)
    throw new Error(
      `There is no “${unknown}” to measure: npm run bench, npm run bench -- large, npm run bench -- queue, npm run bench -- host, npm run bench -- together`,
    );
  if (args.includes('large')) {
    // The quick build: these figures compare two sites that run the same one.
    print(await measureLargeSite(root, await buildAppWithEsbuild(root, path.join(root, '.offline', 'bench-large'))));
    return;
  }
  if (args.includes('queue')) {
    print(await measureQueue(await buildAppWithEsbuild(root, path.join(root, '.offline', 'bench-queue'))));
    return;
  }
  if (args.includes('together')) {
    print(await measureTogether(root, await buildAppWithEsbuild(root, path.join(root, '.offline', 'bench-together'))));
    return;
  }
  if (args.includes('host')) {
    print(await measureHost(root));
    return;
  }
  console.log(
    "Building with Forge's bundler, then measuring. This takes about two minutes.\nTimes are those of a quiet machine: whatever else runs here makes them longer.",
  );
  const build = await buildAppWithForge(root, path.join(root, '.offline', 'bench-build'));
  const bare = await buildFunctions(path.join(__dirname, 'bare-app'), path.join(root, '.offline', 'bench-bare'));
  const byForge = await buildFunctionsWithForge(root, path.join(root, '.offline', 'bench-by-forge'));
  const figures: Figure[] = [
    ...measureBundles(build, { bare, byForge }),
    ...(await measureSuggestion(build)),
    ...(await measurePanel(root, build)),
    ...measureCleaning(),
    ...measureReplies(),
    ...measureProfile(),
  ];
  print(figures);
}

function print(figures: Figure[]): void {
  console.log(`\n${formatFigures(figures)}`);
  process.exitCode = figures.every(isWithin) ? 0 : 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
