import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { checkWorkflow, type WorkflowSurroundings } from '../../../../../dev/tasks/workflows/check-workflow';

const ROOT = path.resolve(__dirname, '../../../../..');
const WORKFLOWS = path.join(ROOT, '.github/workflows');

function scriptsOf(folder: string): string[] {
  return Object.keys((JSON.parse(readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8')) as { scripts: object }).scripts);
}

const SCRIPTS = { '': scriptsOf(''), proxy: scriptsOf('proxy') };
const MAY_WRITE: Record<string, string[]> = { 'security.yml': ['security-events'], 'release.yml': ['contents'] };

function read(name: string): string {
  return readFileSync(path.join(WORKFLOWS, name), 'utf8');
}

/** What GitHub's own parser says of workflows. */
function languageFaults(...files: { name: string; content: string }[]): string[] {
  const script = path.join(ROOT, 'dev/tasks/workflows/check-language.mjs');
  const output = execFileSync(process.execPath, ['--import', 'tsx', script], { cwd: ROOT, input: JSON.stringify(files), encoding: 'utf8' });
  return JSON.parse(output) as string[];
}

/** A package in a lock file; `resolved` is left out for what comes from the registry. */
interface LockedPackage {
  link?: boolean;
  inBundle?: boolean;
  integrity?: string;
  resolved?: string;
}

const GOOD = `on: push
permissions:
  contents: read
concurrency: one
jobs:
  test:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - run: npm run eval
      - run: \${{ matrix.command }}
`;

describe("the project's workflows", () => {
  it('are those that the documents name', () => {
    expect(readdirSync(WORKFLOWS).sort()).toEqual(['ci.yml', 'nightly.yml', 'release.yml', 'rollback.yml', 'security.yml']);
  });

  // @promise pinned-workflows
  it.each(readdirSync(WORKFLOWS))('%s is pinned, bounded and may do no more than it has to', (name) => {
    expect(checkWorkflow(read(name), { scripts: SCRIPTS, mayWrite: MAY_WRITE[name] ?? [] })).toEqual([]);
  });

  // @promise pinned-workflows
  it.each(['package-lock.json', 'proxy/package-lock.json', '.github/forge-cli/package-lock.json'])(
    'install packages of %s by their hashes alone',
    (file) => {
      const { packages } = JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as { packages: Record<string, LockedPackage> };
      const loose = Object.entries(packages).filter(
        ([folder, { link, inBundle, integrity, resolved }]) =>
          folder.includes('node_modules/') && link !== true && inBundle !== true && (integrity === undefined || resolved !== undefined),
      );
      expect(loose.map(([folder]) => folder)).toEqual([]);
    },
  );

  it('are what GitHub reads as workflows', () => {
    const files = readdirSync(WORKFLOWS).map((name) => ({ name, content: read(name) }));
    expect(languageFaults(...files)).toEqual([]);
    const wrong = { name: 'wrong.yml', content: GOOD.replace('runs-on', 'run-on').replace('matrix.command', 'marix.command') };
    expect(languageFaults(wrong).join('\n')).toMatch(/Unexpected value 'run-on'[^]*Unrecognized named-value: 'marix'/u);
  });

  it('run what CI runs on each Node that is supported', () => {
    const { jobs } = parse(read('ci.yml')) as { jobs: { test: { strategy: { matrix: { node: number[] } }; steps: { run?: string }[] } } };
    expect(jobs.test.strategy.matrix.node).toEqual([20, 22, 24]);
    expect(jobs.test.steps.map(({ run }) => run)).toContain('bash .ci/run');
  });

  it('run the full volumes every night', () => {
    const text = read('nightly.yml');
    for (const command of [
      'npm run attacks -- --seed 1 --seed 968089916 --seed random --seed random',
      'npm run soak',
      'npm run isolation',
      'npm run promises -- --check',
      'npm run test:mutation',
      'npm run eval',
      'npm run eval -- --site world && npm run eval -- --site messy',
      'npm run clients',
      'npm run bench -- host',
    ]) {
      expect(text).toContain(`command: ${command}\n`);
    }
    expect(text).toContain('npm run bench --prefix proxy && npm run simulate --prefix proxy\n');
    expect(text).toContain('ISOLATION_CALLS=10000');
    expect(text).toContain('FLEET_CALLS=10000');
  });

  // @promise dependency-scanning, code-analysis
  it('look for known vulnerabilities, in code and dependencies, on each change and each week', () => {
    const { on } = parse(read('security.yml')) as { on: Record<string, unknown> };
    expect(Object.keys(on)).toEqual(expect.arrayContaining(['pull_request', 'push', 'schedule']));
    for (const part of [
      'npm audit --omit=dev',
      'npm audit --prefix proxy --omit=dev',
      'codeql-action/analyze@',
      'dependency-review-action@',
      'fsrt --out',
    ]) {
      expect(read('security.yml')).toContain(part);
    }
  });

  // @promise release-gate
  it('release nothing without changelog and tests', () => {
    const { jobs } = parse(read('release.yml')) as { jobs: Record<string, { needs?: string | string[]; steps: { run?: string }[] }> };
    expect(jobs['check']?.steps.map(({ run }) => run)).toEqual(
      expect.arrayContaining(['npm run release:check -- "$GITHUB_REF_NAME"', 'bash .ci/run']),
    );
    for (const [name, { needs }] of Object.entries(jobs)) if (name !== 'check') expect([needs].flat()).toContain('check');
  });
});

describe('a workflow', () => {
  const surroundings: WorkflowSurroundings = { scripts: { '': ['eval'], proxy: ['test'] }, mayWrite: [] };

  it('without a fault has none', () => {
    expect(checkWorkflow(GOOD, surroundings)).toEqual([]);
  });

  it.each([
    ['may do more than read', (text: string) => text.replace('contents: read', 'contents: write'), 'permissions.contents'],
    ['says nothing of permissions', (text: string) => text.replace('permissions:\n  contents: read\n', ''), 'permissions: '],
    [
      'has a job that may write',
      (text: string) => text.replace('    runs-on', '    permissions: { packages: write }\n    runs-on'),
      'jobs.test.permissions: may write too much',
    ],
    ['may run without end', (text: string) => text.replace('    timeout-minutes: 10\n', ''), 'jobs.test.timeout-minutes'],
    ['may run twice at once', (text: string) => text.replace('concurrency: one\n', ''), 'does not say what happens'],
    [
      'runs strangers’ code with secrets',
      (text: string) => text.replace('on: push', 'on: { pull_request_target: {} }'),
      'pull_request_target',
    ],
    [
      'uses a tag, which can be moved',
      (text: string) => text.replace(/@[0-9a-f]{40} # v7.0.1/, '@v7'),
      'jobs.test.steps.0.uses: is not pinned',
    ],
    ['does not say which version a commit is', (text: string) => text.replace(' # v7.0.1', ''), 'has no comment with its version'],
    ['leaves a token behind', (text: string) => text.replace('persist-credentials: false', 'fetch-depth: 0'), 'leaves its token'],
    [
      'puts a title into a script',
      (text: string) => text.replace('npm run eval', 'echo ${{ github.event.pull_request.title }}'),
      'puts an expression into a script',
    ],
    ['runs what there is not', (text: string) => text.replace('npm run eval', 'npm run evil'), 'There is no script for npm run evil'],
    [
      'runs what the proxy has not',
      (text: string) => text.replace('npm run eval', 'npm run eval --prefix proxy'),
      'There is no script for npm run eval --prefix proxy',
    ],
    ...[
      'npm install --global @forge/cli@latest',
      'npm i -g @forge/cli@13.3.0',
      'npx @forge/cli deploy',
      'curl -s https://example.com/install.sh | sh',
      'pip install semgrep',
      'cargo install --git https://github.com/atlassian-labs/FSRT fsrt',
      'cargo install --locked --git https://github.com/atlassian-labs/FSRT --branch main fsrt',
    ].map(
      (command) =>
        [`runs ${command}`, (text: string) => text.replace('npm run eval', command), 'fetches what no lock file names'] as [
          string,
          (text: string) => string,
          string,
        ],
    ),
    [
      'names a branch as a commit',
      (text: string) => text.replace('    runs-on', '    env: { TOOL_COMMIT: main }\n    runs-on'),
      'can be moved',
    ],
    ['has no job', (text: string) => text.slice(0, text.indexOf('  test:')), 'jobs: '],
  ])('that %s is told so', (_what, change, fault) => {
    const faults = checkWorkflow(change(GOOD), surroundings);
    expect(faults.join('\n')).toContain(fault);
  });
});
