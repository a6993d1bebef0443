import { setTimeout } from 'node:timers/promises';
import { createSampleState, type JiraState } from '../jira';
import { createHost, type Host } from '../host';
import type { AppBuild } from '../build/esbuild-app';
import type { Figure } from './figure';
import { accountOf, useBuiltInProvider } from './prepare-host';

/** Untriaged issues of one project, and how many of them are prepared. */
const UNTRIAGED = 5_000;
const PREPARED = 500;
const BATCH = 50;

/** So many are enough to tell what one suggestion after the other takes, in turn with batches, so that both meet the same host. */
const ALONE = 40;
const TURNS = 5;
const ALONE_FAR = 15;

const PROJECT = 'SHOP';

const MOST_POINTS = 3;
const MOST_FIRST_ROWS_MS = 1_000;
/** At least five times as fast as one by one. */
const MOST_RATIO = 1 / 5;

/** Milliseconds of a call over a network, which the host itself does not have. Chosen to compare with: no site was measured. */
const JIRA_MS = 100;
const STORAGE_MS = 20;

/** Lets each call of Jira and storage take some time on its way. */
function moveAway({ jira, storage }: Host): void {
  const [askJira, askStorage] = [jira.handle.bind(jira), storage.handle.bind(storage)];
  jira.handle = async (request) => {
    await setTimeout(JIRA_MS);
    return askJira(request);
  };
  storage.handle = async (path, body) => {
    await setTimeout(STORAGE_MS);
    return askStorage(path, body);
  };
}

/** The sample with thousands of untriaged issues more, the youngest of its first project. */
function withUntriaged(): JiraState {
  const state = createSampleState();
  const model = state.issues.find(({ key }) => key === `${PROJECT}-13`);
  if (model === undefined) throw new Error('The sample has changed.');
  const newest = Math.max(...state.issues.map(({ created }) => created));
  const copies = Array.from({ length: UNTRIAGED }, (_each, index) => ({
    ...model,
    id: String(900_000 + index),
    key: `${PROJECT}-${10_000 + index}`,
    summary: `Order ${index}: ${model.summary}`,
    created: newest + index,
  }));
  return { ...state, issues: [...state.issues, ...copies] };
}

interface QueueAnswer {
  ok: boolean;
  data: { rows: { id: string }[]; next: string | null; points: number };
}

/** The triage page with thousands of issues: its first rows, and proposals for many at once beside one after the other. */
export async function measureQueue(build: AppBuild): Promise<Figure[]> {
  const host = await createHost({ port: 0, stateFile: null, configured: true, build, shellDir: null, jiraState: withUntriaged() });
  try {
    await useBuiltInProvider(host);
    const call = caller(host);
    // As the page asks for them.
    const firstPage = () => call('getQueue', { pageToken: null, duplicates: true });
    await firstPage();
    const [firstRows, first] = await timed(firstPage);
    const ids: string[] = first.data.rows.map(({ id }) => id);
    let listPoints = 1 + ids.length;
    for (let { next } = first.data; next !== null && ids.length < ALONE + PREPARED + ALONE_FAR + PREPARED;) {
      const { data } = await call('getQueue', { pageToken: next });
      ids.push(...data.rows.map(({ id }) => id));
      listPoints += 1 + data.rows.length;
      ({ next } = data);
    }
    const oneByOne = async (chosen: string[]): Promise<void> => {
      for (const issueId of chosen) await call('suggestTriage', { issueId, again: false });
    };
    const pointsPerIssue = listPoints / ids.length;
    const prepare = async (chosen: string[]): Promise<number> => {
      let points = 0;
      for (let from = 0; from < chosen.length; from += BATCH) {
        points += (await call('prepareIssues', { issueIds: chosen.slice(from, from + BATCH) })).data.points;
      }
      return points;
    };
    let [alone, together, points] = [0, 0, 0];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const ofTurn = (all: string[]) => all.slice((turn * all.length) / TURNS, ((turn + 1) * all.length) / TURNS);
      const [time] = await timed(() => oneByOne(ofTurn(ids.slice(0, ALONE))));
      const [batchTime, cost] = await timed(() => prepare(ofTurn(ids.slice(ALONE, ALONE + PREPARED))));
      [alone, together, points] = [alone + time, together + batchTime, points + cost];
    }
    const ratio = together / PREPARED / (alone / ALONE);
    moveAway(host);
    const far = ids.slice(ALONE + PREPARED, ALONE + PREPARED + ALONE_FAR + PREPARED);
    const [aloneFar] = await timed(() => oneByOne(far.slice(0, ALONE_FAR)));
    const [togetherFar] = await timed(() => prepare(far.slice(ALONE_FAR)));
    const ratioFar = togetherFar / PREPARED / (aloneFar / ALONE_FAR);
    return [
      { name: `first rows of ${UNTRIAGED} untriaged issues`, value: Math.round(firstRows), limit: MOST_FIRST_ROWS_MS, unit: 'ms' },
      {
        name: `${PREPARED} issues prepared, beside one by one`,
        value: Number(ratio.toFixed(3)),
        limit: MOST_RATIO,
        unit: '×',
        note: `${(together / PREPARED).toFixed(1)} ms an issue, ${(alone / ALONE).toFixed(1)} ms one by one`,
      },
      {
        name: 'the same, with calls that are some way off',
        value: Number(ratioFar.toFixed(3)),
        limit: MOST_RATIO,
        unit: '×',
        note: `${(togetherFar / PREPARED).toFixed(1)} ms an issue, ${(aloneFar / ALONE_FAR).toFixed(1)} ms one by one; Jira ${JIRA_MS} ms, storage ${STORAGE_MS} ms`,
      },
      {
        name: 'Jira’s points for an issue, the list included',
        value: Number((pointsPerIssue + points / PREPARED).toFixed(2)),
        limit: MOST_POINTS,
        unit: '',
      },
    ];
  } finally {
    await host.close();
  }
}

function caller(host: Host): (functionKey: string, payload: object) => Promise<QueueAnswer> {
  const accountId = accountOf(host, 'agent');
  return async (functionKey, payload) => {
    const answer = (await host.invoke({ moduleKey: 'triage-queue', functionKey, payload, accountId, projectKey: PROJECT })) as QueueAnswer;
    if (!answer.ok) throw new Error(`${functionKey} failed: ${JSON.stringify(answer)}`);
    return answer;
  };
}

async function timed<Value>(work: () => Promise<Value>): Promise<[number, Value]> {
  const began = performance.now();
  const value = await work();
  return [performance.now() - began, value];
}
