import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSampleState, type SiteName } from '../jira';
import { median, type Figure } from './figure';

const MOST_SECONDS = { sample: 15, large: 25 } as const;
const MOST_SEARCH_MS = 50;
const MOST_MEGABYTES = 400;

/** What people search for: by words, by fields, and everything at once. */
const QUERIES = [
  'text ~ "payment" AND statusCategory = Done ORDER BY created DESC',
  'summary ~ "order" OR summary ~ "customer" OR summary ~ "search" ORDER BY updated',
  'statusCategory = Done AND priority in (High, Highest) ORDER BY priority DESC',
  'created >= -365d AND labels is not EMPTY ORDER BY key',
];
const ROUNDS = 6;

interface Started {
  child: ChildProcess;
  url: string;
  /** From the command to the address that can be opened. */
  seconds: number;
}

/** How long `npm start` takes the second time, and what the host of the large site needs for a search and in memory. */
export async function measureHost(root: string): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-host-'));
  try {
    const figures: Figure[] = [];
    for (const site of ['sample', 'large'] as const) {
      const stateFile = path.join(folder, `${site}.json`);
      await stop(await start(root, site, stateFile));
      const second = await start(root, site, stateFile);
      figures.push({ name: `npm start, site ${site}, the second time`, value: second.seconds, limit: MOST_SECONDS[site], unit: 's' });
      try {
        if (site === 'large') figures.push(...(await measureSearches(second.url)), measureMemory(second.child));
      } finally {
        await stop(second);
      }
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function start(root: string, site: SiteName, stateFile: string): Promise<Started> {
  const began = performance.now();
  const child = spawn('npm', ['start', '--', '--port', '0', '--site', site, '--state', stateFile], {
    cwd: root,
    // A group of its own, so that what it starts can be found and ended with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const found = /is running offline at (\S+)/u.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`npm start ended without an address: ${printed}`)));
  });
  return { child, url, seconds: (performance.now() - began) / 1_000 };
}

async function stop({ child }: Started): Promise<void> {
  const ended = once(child, 'exit');
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  await ended;
}

async function measureSearches(url: string): Promise<Figure[]> {
  const [person] = createSampleState().people;
  const headers = {
    authorization: `Basic ${Buffer.from(`${person?.emailAddress ?? ''}:x`).toString('base64')}`,
    'content-type': 'application/json',
  };
  const times: number[] = [];
  for (const jql of Array.from({ length: ROUNDS }, () => QUERIES).flat()) {
    const body = JSON.stringify({ jql, maxResults: 50, fields: ['summary', 'labels', 'components', 'priority'] });
    const began = performance.now();
    const response = await fetch(`${url}/rest/api/3/search/jql`, { method: 'POST', headers, body });
    const { issues } = (await response.json()) as { issues: unknown[] };
    times.push(performance.now() - began);
    if (response.status !== 200 || issues.length === 0) throw new Error(`The search ${jql} found nothing (${response.status}).`);
  }
  const [first = 0, ...others] = times;
  return [
    { name: 'host, the first search over 3,000 issues', value: first, limit: null, unit: 'ms', note: 'finds the words of every text' },
    {
      name: 'host, a search over 3,000 issues',
      value: median(others),
      limit: MOST_SEARCH_MS,
      unit: 'ms',
      note: `median of ${others.length}, slowest ${Math.max(...others).toFixed(0)} ms`,
    },
  ];
}

/** The processes of the host, without npm and without those of the app's functions, which the manifest limits. */
function measureMemory({ pid }: ChildProcess): Figure {
  const name = 'host, memory with the large site';
  const limit = { limit: MOST_MEGABYTES, unit: 'MB' };
  try {
    const lines = execFileSync('ps', ['-A', '-o', 'pgid=,rss=,args='], { encoding: 'utf8' }).split('\n');
    const own = lines.map((line) => line.trim().split(/\s+/u)).filter(([group]) => group === String(pid));
    const kilobytes = own
      .filter(([, , ...args]) => !/^npm |\bnpm-cli\.js|function-worker/u.test(args.join(' ')))
      .reduce((sum, [, rss]) => sum + Number(rss), 0);
    return { name, value: kilobytes / 1_024, ...limit };
  } catch {
    return { name, value: null, ...limit, note: 'skipped: no ps' };
  }
}
