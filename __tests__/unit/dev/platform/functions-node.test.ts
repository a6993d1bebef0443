import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findNode } from '../../../../dev/platform';
import { startProbeHost } from './probe-host';

let home: string;

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'home-'));
});

afterEach(() => rmSync(home, { recursive: true }));

/** Installs what passes for a Node, as a version manager would. */
function install(...place: string[]): string {
  const file = path.join(home, ...place);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\nexec env MARK_OF_THE_PROGRAM=1 ${process.execPath} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

it('is that of this process where it has the version of the manifest', () => {
  const major = Number.parseInt(process.versions.node, 10);
  expect(findNode(major, { HOME: home })).toEqual({ file: process.execPath, isWanted: true });
});

it('is the newest one of that version in a version manager', () => {
  install('.nvm', 'versions/node', 'v99.9.0', 'bin/node');
  install('.nvm', 'versions/node', 'v991.0.0', 'bin/node');
  const newest = install('.nvm', 'versions/node', 'v99.10.0', 'bin/node');
  mkdirSync(path.join(home, '.nvm/versions/node/v99.11.0'));
  expect(findNode(99, { HOME: home })).toEqual({ file: newest, isWanted: true });
});

it('is found where a variable says that a version manager lies', () => {
  const file = install('elsewhere', 'node-versions', 'v99.1.0', 'installation/bin/node');
  expect(findNode(99, { FNM_DIR: path.join(home, 'elsewhere') })).toEqual({ file, isWanted: true });
});

it('is that of this process where no other is found', () => {
  for (const environment of [{ HOME: home }, {}]) expect(findNode(99, environment)).toEqual({ file: process.execPath, isWanted: false });
});

it('runs the functions', async () => {
  const host = await startProbeHost({ functionsNode: install('node') });
  expect(await host.probe('environment')).toContain('MARK_OF_THE_PROGRAM');
  await host.close();
});
