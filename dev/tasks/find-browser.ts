import { existsSync } from 'node:fs';
import path from 'node:path';

export const HOW_TO_INSTALL_A_BROWSER =
  'no Chrome or Chromium was found. Install one (Debian, Ubuntu: `sudo apt-get install chromium`; macOS: `brew install --cask google-chrome`; ' +
  'Windows: `winget install Google.Chrome`), or name its program in CHROME_PATH.';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];

const MAC_APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

/** Below the three folders in which Windows keeps programs. */
const WINDOWS_PROGRAMS = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  exists: (file: string) => boolean;
}

/**
 * The program of an installed Chrome, Chromium or Edge, or null.
 * `CHROME_PATH` wins: when it names nothing, nothing is found.
 */
export function findBrowser(machine: Machine = { platform: process.platform, env: process.env, exists: existsSync }): string | null {
  const named = machine.env['CHROME_PATH'];
  const candidates = named === undefined || named === '' ? usualPlaces(machine) : [named];
  return candidates.find((candidate) => machine.exists(candidate)) ?? null;
}

function usualPlaces({ platform, env }: Machine): string[] {
  const windows = platform === 'win32';
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(windows ? ';' : ':').filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, windows ? `${name}.exe` : name)));
  if (windows) {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((root) => root !== undefined);
    return [...onPath, ...roots.flatMap((root) => WINDOWS_PROGRAMS.map((program) => path.join(root, program)))];
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', path.join(env['HOME'] ?? '/', 'Applications')];
    return [...onPath, ...roots.flatMap((root) => MAC_APPLICATIONS.map((name) => `${root}/${name}.app/Contents/MacOS/${name}`))];
  }
  return [...onPath, '/opt/google/chrome/chrome', '/snap/bin/chromium', '/usr/lib/chromium/chromium'];
}
