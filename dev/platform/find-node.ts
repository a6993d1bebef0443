import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Where version managers keep Node: folder with a folder for each version, how that one's name begins, and the program in it. */
const VERSION_MANAGERS = [
  { variable: 'NVM_DIR', home: '.nvm', versions: 'versions/node', prefix: 'v', program: 'bin/node' },
  { variable: 'FNM_DIR', home: '.local/share/fnm', versions: 'node-versions', prefix: 'v', program: 'installation/bin/node' },
  { variable: 'VOLTA_HOME', home: '.volta', versions: 'tools/image/node', prefix: '', program: 'bin/node' },
  { variable: 'ASDF_DATA_DIR', home: '.asdf', versions: 'installs/nodejs', prefix: '', program: 'bin/node' },
  { variable: 'MISE_DATA_DIR', home: '.local/share/mise', versions: 'installs/node', prefix: '', program: 'bin/node' },
];

export interface NodeProgram {
  file: string;
  /** Whether it is of the version that was asked for. */
  isWanted: boolean;
}

/**
 * The Node that functions run on: of the manifest's version where this machine has it, in this process or in a version
 * manager, and otherwise the one that runs the host.
 * @param major version as in `nodejs22.x`
 */
export function findNode(major: number, environment: NodeJS.ProcessEnv = process.env): NodeProgram {
  if (Number.parseInt(process.versions.node, 10) === major) return { file: process.execPath, isWanted: true };
  const found = VERSION_MANAGERS.map((manager) => findNewest(manager, major, environment)).find((file) => file !== null);
  return found === undefined ? { file: process.execPath, isWanted: false } : { file: found, isWanted: true };
}

function findNewest(manager: (typeof VERSION_MANAGERS)[number], major: number, environment: NodeJS.ProcessEnv): string | null {
  const { variable, home, versions, prefix, program } = manager;
  const own = environment[variable] ?? (environment.HOME === undefined ? null : path.join(environment.HOME, home));
  if (own === null || !existsSync(path.join(own, versions))) return null;
  const files = readdirSync(path.join(own, versions))
    .filter((name) => name.startsWith(`${prefix}${major}.`))
    .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((name) => path.join(own, versions, name, program));
  return files.find((file) => existsSync(file)) ?? null;
}
