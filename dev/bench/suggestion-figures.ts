import { asRecord } from '../../src/contract/json';
import type { PanelDefinitions } from '../../src/contract/panel';
import type { AppBuild } from '../build/esbuild-app';
import { createHost, type Host } from '../host';
import { countRounds, type RecordedCall } from '../platform';
import { median, type Figure } from './figure';
import { ownTime } from './own-time';
import { accountOf, allowManySuggestions } from './prepare-host';

const ISSUE_KEY = 'SHOP-13';
const WARM_UP = 5;
const RUNS = 30;
/** Characters; Jira takes 32,767, and counts the ends of the paragraphs. */
const DESCRIPTION_LENGTH = 32_000;

/** What a suggestion cost: the app's own milliseconds, and what it asked of others. */
interface SuggestionCost {
  own: number;
  rounds: number;
  storageCalls: number;
  jiraCalls: number;
}

/** A suggestion for an issue with the longest description that Jira takes, on the offline host. */
export async function measureSuggestion(build: AppBuild): Promise<Figure[]> {
  const host = await createHost({ port: 0, stateFile: null, configured: true, build, shellDir: null });
  try {
    await allowManySuggestions(host);
    await lengthenDescription(host);
    host.recorder.clear();
    await invokePanel(host, 'getPanel');
    const opening = host.recorder.calls.filter(({ kind }) => kind === 'jira').length;
    const runs = [];
    for (let run = 0; run < WARM_UP + RUNS; run += 1) runs.push(await suggestOnce(host));
    return [...summarise(runs.slice(WARM_UP), opening), await measureAction(host)];
  } finally {
    await host.close();
  }
}

function summarise(runs: SuggestionCost[], opening: number): Figure[] {
  const rounds = runs.map((run) => run.rounds);
  const calls = runs.map((run) => run.storageCalls);
  const note = `median of ${RUNS}, description of ${DESCRIPTION_LENGTH.toLocaleString('en')} characters`;
  return [
    { name: "a suggestion, the app's own time", value: median(runs.map(({ own }) => own)), limit: 20, unit: 'ms', note },
    { name: 'a suggestion, Jira calls', value: Math.max(...runs.map(({ jiraCalls }) => jiraCalls)), limit: 2, unit: '' },
    {
      name: 'a suggestion, storage rounds',
      value: median(rounds),
      // One more than there are: budgets are claimed before the search, and a run begins by what the search found.
      limit: 3,
      unit: '',
      note: `at most ${Math.max(...rounds)}: a slot of a budget that is taken costs one more`,
    },
    { name: 'a suggestion, storage calls', value: median(calls), limit: 24, unit: '', note: `at most ${Math.max(...calls)}` },
    { name: 'opening the panel, Jira calls', value: opening, limit: 1, unit: '', note: 'no suggestion yet' },
  ];
}

/** How long whoever calls the action waits for a suggestion that is on the issue already. */
async function measureAction(host: Host): Promise<Figure> {
  const accountId = accountOf(host, 'agent');
  const times = [];
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    const began = performance.now();
    const answer = await host.invokeAction({ actionKey: 'suggest-triage', inputs: { issueKey: ISSUE_KEY }, accountId });
    times.push(performance.now() - began);
    // A refusal would be faster than any answer.
    if (asRecord(answer)['state'] !== 'proposed') throw new Error(`The action answered no suggestion: ${JSON.stringify(answer)}`);
  }
  return { name: 'the action, a ready suggestion', value: median(times.slice(WARM_UP)), limit: 150, unit: 'ms', note: `median of ${RUNS}` };
}

/** One suggestion. `again`: whether anything has changed or not. */
export async function suggestOnce(
  host: Host,
  { issueKey = ISSUE_KEY, ...payload }: { issueKey?: string; again?: boolean } = {},
): Promise<SuggestionCost> {
  host.recorder.clear();
  const result = (await invokePanel(host, 'suggestTriage', issueKey, payload)) as Awaited<ReturnType<PanelDefinitions['suggestTriage']>>;
  if (!result.ok) throw new Error(`No suggestion: ${result.error.code}.`);
  const { calls } = host.recorder;
  const ofKind = (kind: RecordedCall['kind']): RecordedCall[] => calls.filter((call) => call.kind === kind);
  const [resolver] = ofKind('resolver');
  if (resolver === undefined) throw new Error('The recorder holds no resolver call.');
  return {
    own: ownTime(
      resolver,
      calls.filter((call) => call !== resolver),
    ),
    rounds: countRounds(ofKind('storage')),
    storageCalls: ofKind('storage').length,
    jiraCalls: ofKind('jira').length,
  };
}

async function lengthenDescription(host: Host): Promise<void> {
  const sentence = 'The order service fails when a < b, see List<String> in OrderService.java:42; write to anna@example.com & wait. ';
  const text = sentence.repeat(Math.ceil(DESCRIPTION_LENGTH / sentence.length)).slice(0, DESCRIPTION_LENGTH);
  const paragraphs = text.match(/[^]{1,500}/g) ?? [];
  const content = paragraphs.map((paragraph) => ({ type: 'paragraph', content: [{ type: 'text', text: paragraph }] }));
  const { status, body } = await host.jira.handle({
    method: 'PUT',
    path: `/rest/api/3/issue/${ISSUE_KEY}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fields: { description: { type: 'doc', version: 1, content } } }),
    accountId: accountOf(host, 'administrator'),
  });
  if (status !== 204) throw new Error(`Jira answered ${status} to the long description: ${body}`);
}

function invokePanel(host: Host, functionKey: keyof PanelDefinitions, issueKey = ISSUE_KEY, payload?: object): Promise<unknown> {
  return host.invoke({ moduleKey: 'triage-panel', functionKey, payload, issueKey, accountId: accountOf(host, 'agent') });
}
