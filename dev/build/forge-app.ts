import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NativeUIBundler, getNodeBundler } from '@forge/bundler';
import { WebpackBundler, type ConfigWithOutput } from '@forge/bundler/out/webpack';
import { readManifest } from '../platform/manifest';
import { buildFunctions } from './build-functions';
import type { AppBuild } from './esbuild-app';
import { writeLocales } from './write-locales';

type BundlerLogger = ConstructorParameters<typeof NativeUIBundler>[0];
type BundlerManifest = Awaited<ReturnType<Parameters<typeof getNodeBundler>[2]['readConfig']>>;

/** The loader that Atlassian's servers put around a function; a deploy downloads it, the offline host has its own. */
const noWrapper = {
  getNodeRuntimeWrapper: () => Promise.resolve({ script: '', source: '', version: 'none' }),
  getNodeRuntimeLoader: () => Promise.resolve({ script: '', source: '', version: 'none' }),
};

/**
 * Builds the app as it is deployed, without a network: its pages with Forge's bundler, its functions with esbuild, since
 * the manifest says that they are packaged already. Same layout as the quick build. Types are not checked, and the next
 * build reuses what has not changed since.
 *
 * @throws when the sources do not compile, with the compiler's messages.
 */
export async function buildAppWithForge(root: string, outDir: string): Promise<AppBuild> {
  buildQuickly(root);
  const { frontEnds, folders, translations } = readManifest(root);
  await rm(outDir, { recursive: true, force: true });
  const build: AppBuild = { functions: await buildFunctions(root, join(outDir, 'functions')), resources: {} };
  await withTemporaryDirectory(async () => {
    await writeLocales(root, { translations }, join(outDir, 'functions'));
    for (const [key, path] of Object.entries(frontEnds)) {
      build.resources[key] = join(outDir, 'resources', key);
      await buildResource(key, join(root, path), join(outDir, 'resources', key));
      await writeLocales(root, { translations }, join(outDir, 'resources', key));
    }
    for (const [key, path] of Object.entries(folders)) {
      build.resources[key] = join(outDir, 'resources', key);
      await cp(join(root, path), join(outDir, 'resources', key), { recursive: true });
    }
  });
  return build;
}

/**
 * Builds the functions with Forge's own bundler, as a manifest without `app.package` has it: what `app.package` is
 * compared with, and what the app can go back to. The bundle is `index.js` in `outDir`.
 */
export async function buildFunctionsWithForge(root: string, outDir: string): Promise<string> {
  await rm(outDir, { recursive: true, force: true });
  await withTemporaryDirectory(() => bundleFunctions(root, outDir));
  return join(outDir, 'index.js');
}

async function bundleFunctions(root: string, target: string): Promise<void> {
  const bundler = getNodeBundler(silentLogger(), noWrapper, { readConfig: () => Promise.resolve({ app: {} } as BundlerManifest) });
  const { outputDir } = await bundler.bundle({ appDirectory: root, entryPoints: [{ name: 'index', path: join(root, 'src', 'index') }] });
  await mkdir(target, { recursive: true });
  await cp(outputDir, target, { recursive: true });
  await rename(join(target, 'index.cjs'), join(target, 'index.js'));
}

async function buildResource(key: string, path: string, target: string): Promise<void> {
  const bundler = new NativeUIBundler(silentLogger());
  const { nativeUiBundlesDetails } = await bundler.bundleResources([{ key, path, resourceType: 'nativeUI' }]);
  const built = nativeUiBundlesDetails[0];
  if (built === undefined) throw new Error(`The bundler made nothing of resource ${key}.`);
  await cp(built.path, target, { recursive: true });
  await rename(join(target, `${key}.js`), join(target, 'main.js'));
  const page = join(target, 'index.html');
  await writeFile(page, (await readFile(page, 'utf8')).replace(`src="${key}.js"`, 'src="main.js"'));
}

/** A warning from the bundler fails the build: Forge would show it to whoever deploys. */
function silentLogger(): BundlerLogger {
  const ignore = (): void => undefined;
  const fail = (message: string): void => {
    throw new Error(message);
  };
  return {
    traceEnabled: false,
    debugEnabled: false,
    trace: ignore,
    debug: ignore,
    info: ignore,
    warn: fail,
    error: (error: Error) => fail(error.message),
  };
}

/** The bundler leaves its folders in the system's temporary directory; here they go into one that is removed. */
async function withTemporaryDirectory(work: () => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'auto-triage-build-'));
  const { TMPDIR, TEMP, TMP } = process.env;
  Object.assign(process.env, { TMPDIR: directory, TEMP: directory, TMP: directory });
  try {
    await work();
  } finally {
    restore({ TMPDIR, TEMP, TMP });
    await rm(directory, { recursive: true, force: true });
  }
}

/** Assigning undefined to an environment variable would set it to the word. */
function restore(variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}

/**
 * Each bundler's configuration passes through `runCompiler`. Its rules use ts-loader, which can leave types alone, and
 * webpack can keep on disk what it compiled and minified: it compares each file's content, and starts anew when the
 * installed packages, the compiler's options or this file change. Source maps, for which two fifths of the time go, are
 * left out; the code differs in the line that names them alone.
 */
function buildQuickly(root: string): void {
  type Compile = (args: unknown, config: CompilerConfig) => Promise<unknown>;
  const bundler = WebpackBundler.prototype as unknown as { runCompiler: Compile };
  const compile = bundler.runCompiler;
  bundler.runCompiler = function (args, config) {
    for (const rule of (config.module?.rules ?? []) as LoaderRule[]) {
      for (const loader of [rule, ...(rule.use ?? [])]) {
        if (loader.loader === 'ts-loader') loader.options = { ...loader.options, transpileOnly: true };
      }
    }
    config.devtool = false;
    config.cache = process.env['CI'] === undefined && {
      type: 'filesystem',
      cacheDirectory: join(root, '.offline', 'webpack-cache'),
      name: Object.keys(config.entry).join('-'),
      buildDependencies: { configuration: [__filename, join(root, 'tsconfig.json'), join(root, 'node_modules', '.package-lock.json')] },
    };
    return compile.call(this, args, config);
  };
}

/** The bundler's declarations leave out what webpack's name. */
type CompilerConfig = ConfigWithOutput & { entry: Record<string, string> };

interface LoaderRule {
  loader?: string;
  options?: Record<string, unknown>;
  use?: LoaderRule[];
}
