import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');
const TOOL = join(ROOT, '../node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** One wrong import for each rule: a file that the copy gets, and its only line. */
const WRONG: [rule: string, file: string, source: string][] = [
  ['may-import/config', 'src/config/wrong.ts', "import '../access/token';"],
  ['may-import/errors', 'src/errors/wrong.ts', "import '../config/loopback';"],
  ['may-import/chat', 'src/chat/wrong.ts', "import '../api/router';"],
  ['may-import/log', 'src/log/wrong.ts', "import type { Exchange } from '../http/exchange';\nexport type E = Exchange;"],
  ['may-import/tls', 'src/tls/wrong.ts', "import '../http/secure-server';"],
  ['may-import/access', 'src/access/wrong.ts', "import '../api/handler';"],
  ['may-import/flow', 'src/flow/wrong.ts', "import '../upstream/upstream-fault';"],
  ['may-import/store', 'src/store/wrong.ts', "import '../api/router';"],
  ['may-import/upstream', 'src/upstream/wrong.ts', "import '../errors/api-error';"],
  ['may-import/metrics', 'src/metrics/wrong.ts', "import '../upstream/upstream';"],
  ['may-import/http', 'src/http/wrong.ts', "import '../api/handler';"],
  ['may-import/api', 'src/api/wrong.ts', "import 'undici';"],
  ['may-import/commands', 'src/commands/wrong.ts', "import '../upstream/upstream';"],
  ['may-import/cluster', 'src/cluster/wrong.ts', "import '../api/router';"],
  ['may-import/demo', 'src/demo/wrong.ts', "import '../api/handler';"],
  ['may-import/process', 'src/process/wrong.ts', "import '../config/loopback';"],
  ['may-import/unknown-folder', 'src/wrong/wrong.ts', "import '../clock';"],
  ['may-import/service', 'src/wrong.ts', "import '../test/support/until';"],
  ['may-import/entries', 'src/wrong-entry.ts', "import './main';"],
  ['may-import/bench', 'bench/wrong.ts', "import '../src/proxy';"],
  ['no-cycles', 'src/errors/cycle.ts', "import type { Loop } from './cycle';\nexport type Loop = string;"],
  ['no-dead-code', 'src/errors/dead.ts', "import './api-error';"],
  ['no-unresolved', 'src/errors/unresolved.ts', "import './nothing';"],
];

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'proxy-imports-'));
  for (const name of ['src', 'test', 'bench', 'tsconfig.json', 'package.json'])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** What the real tool finds with the project's rules, as `rule file`: the importing one, or one that nothing reaches. */
function findingsIn(folder: string): string[] {
  const args = [TOOL, '--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src', 'test', 'bench'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
  const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; to: string; rule: { name: string } }[] } };
  return summary.violations.map(({ rule, from, to }) => `${rule.name} ${rule.name === 'no-dead-code' ? to : from}`);
}

test('the service, its tests and its benchmark import what the table allows', () => {
  expect(findingsIn(ROOT)).toEqual([]);
});

test('each rule of the table refuses what it is there for', () => {
  for (const [, file, source] of WRONG) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${source}\n`);
  }
  const found = findingsIn(copy);
  expect(found).toEqual(expect.arrayContaining(WRONG.map(([rule, file]) => `${rule} ${file}`)));
});
