import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';

/**
 * Builds the web page of the offline host.
 *
 * @param root the project's folder
 * @param outDir folder for `index.html`, `main.js` with its chunks, `main.css`, and `bridge-client.js`, which belongs
 *   into the app's frame
 * @returns outDir
 */
export async function buildShell(root: string, outDir: string): Promise<string> {
  const source = join(root, 'dev', 'shell');
  await mkdir(outDir, { recursive: true });
  const [page] = await Promise.all([
    build({
      ...COMMON,
      metafile: true,
      absWorkingDir: root,
      entryPoints: { main: join(source, 'main.tsx') },
      outdir: outDir,
      format: 'esm',
      // Atlaskit loads its themes, and the code block its highlighter, only when they are needed.
      splitting: true,
      chunkNames: 'chunk-[name]-[hash]',
      jsx: 'automatic',
      mainFields: ['module', 'main'],
      plugins: [coreIcons(root)],
    }),
    build({
      ...COMMON,
      absWorkingDir: root,
      entryPoints: { 'bridge-client': join(source, 'bridge-client.ts') },
      outdir: outDir,
      format: 'iife',
    }),
  ]);
  const styles = Object.keys(page.metafile.outputs).filter((file) => file.endsWith('.css'));
  const html = await readFile(join(source, 'index.html'), 'utf8');
  await writeFile(join(outDir, 'index.html'), html.replace('<!-- styles -->', styles.map(styleLink).join('\n    ')));
  return outDir;
}

/** esbuild does not load the styles of a chunk with the chunk, so the page links all of them; `main.css` is one. */
function styleLink(file: string): string {
  return `<link rel="stylesheet" href="/assets/${basename(file)}" />`;
}

const COMMON = {
  bundle: true,
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'error',
  // Atlaskit reads flags of Atlassian's own builds from the environment; a page has none.
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
} satisfies BuildOptions;

/** A module with every icon of Atlaskit's core set by its name, so that no list has to be kept by hand. */
function coreIcons(root: string): Plugin {
  const folder = join(root, 'node_modules', '@atlaskit', 'icon', 'core');
  return {
    name: 'core-icons',
    setup(builder) {
      // esbuild runs these filters as Go expressions, which have no `u` flag.
      builder.onResolve({ filter: /^virtual:core-icons$/ }, ({ path }) => ({ path, namespace: 'core-icons' }));
      builder.onLoad({ filter: /.*/, namespace: 'core-icons' }, async () => {
        const names = (await readdir(folder))
          .filter((file) => file.endsWith('.js'))
          .map((file) => file.slice(0, -'.js'.length))
          .sort();
        const imports = names.map((name, index) => `import icon${index} from '@atlaskit/icon/core/${name}';`);
        const entries = names.map((name, index) => `${JSON.stringify(name)}: icon${index},`);
        return { contents: [...imports, 'export const coreIcons = {', ...entries, '};'].join('\n'), resolveDir: root };
      });
    },
  };
}
