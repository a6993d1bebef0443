import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The clients, in the versions whose calls are listed here. */
const PACKAGES = {
  'jira.js': '6.2.0',
  'mcp-jira-cloud': '4.4.0',
  '@nexus2520/jira-mcp-server': '1.2.0',
  '@modelcontextprotocol/sdk': '1.26.0',
};

export interface ClientPackages {
  /** A package's name with its version. */
  describe(name: keyof typeof PACKAGES): string;
  /** A file of an installed package. */
  fileOf(name: keyof typeof PACKAGES, file: string): string;
  /** A module of an installed package; the caller says what it exports. */
  load(name: keyof typeof PACKAGES, file: string): Promise<unknown>;
}

/** Installs the clients into a folder of their own, without running their scripts, and removes it in the end. */
export async function withClientPackages<Result>(use: (packages: ClientPackages) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clients-'));
  try {
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: PACKAGES }));
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', ['install', ...options], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
    const fileOf: ClientPackages['fileOf'] = (name, file) => path.join(folder, 'node_modules', name, file);
    return await use({
      describe: (name) => `${name} ${PACKAGES[name]}`,
      fileOf,
      load: (name, file) => import(pathToFileURL(fileOf(name, file)).href),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
