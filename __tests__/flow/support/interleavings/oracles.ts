import type { PanelState } from '../../../../src/contract/panel';
import type { Result } from '../../../../src/contract/result';
import type { Settings } from '../../../../src/contract/settings';
import type { StoredRun } from '../../../../src/triage/suggest/run';
import type { StoredDecision } from '../../../../src/triage/suggestion/decision';
import type { InProcessSite } from './in-process-site';
import type { Oracle } from './explore';

export interface IssueValues {
  priority: string;
  values: string[];
}

/** What is on the issue, as Jira has it. */
export function valuesOn({ jira }: InProcessSite): IssueValues {
  const state = jira.snapshot();
  const issue = state.issues.find(({ key }) => key === 'SHOP-13');
  if (issue === undefined) throw new Error('The issue is gone.');
  return { priority: issue.priorityId, values: [...issue.labels, ...issue.componentIds].sort() };
}

const equal = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Everything that was decided, the latest first. */
function decisionsIn({ storage }: InProcessSite): StoredDecision[] {
  return storage
    .entries()
    .flatMap(([key, { value }]) => (key.startsWith('decision:') ? [(value as { value: StoredDecision }).value] : []))
    .sort((one, other) => other.at - one.at);
}

/** Every function answers, and none of them with a fault of the app itself. */
export const isTyped: Oracle = async (_site, results) =>
  results.flatMap((result) => (!result.ok && result.error.code === 'INTERNAL' ? [`An action failed with INTERNAL.`] : []));

/** What the record says was added is what the issue has got, and undoing it leaves the issue as it was. */
export function undoTakesBack(issueBefore: IssueValues): Oracle {
  return async (site) => {
    const now = valuesOn(site);
    const gained = [
      ...(now.priority === issueBefore.priority ? [] : [now.priority]),
      ...now.values.filter((value) => !issueBefore.values.includes(value)),
    ].sort();
    const applied = decisionsIn(site).filter(({ state }) => state === 'applied');
    const recorded = applied.flatMap(({ changes }) => changes.flatMap(({ added }) => added.map(({ id }) => id))).sort();
    if (!equal(gained, recorded)) return [`The issue gained ${gained.join()}, and the record says ${recorded.join()}.`];
    for (const { suggestionId } of applied) await site.call('panel', 'undoTriage', { suggestionId });
    return equal(valuesOn(site), issueBefore) ? [] : ['The undo did not take back what stands.'];
  };
}

/** Of two who decide about an open suggestion differently, one hears that the other was first. */
export const oneDecisionWins: Oracle = async (_site, [one, other], names) => {
  const isAccept = (name: string): boolean => name.startsWith('accept');
  const isDismissal = (name: string): boolean => name.startsWith('dismiss');
  const differ = (isAccept(names[0]) && isDismissal(names[1])) || (isDismissal(names[0]) && isAccept(names[1]));
  return differ && one.ok && other.ok ? ['Both were told that their decision stands.'] : [];
};

/** Whoever was told that a run is canceled sees no suggestion of it, now or later, and nobody accepts one. */
export const canceledIsGone: Oracle = async (site, results, names) => {
  const told = results[names.indexOf('cancel')];
  const isCanceled = told?.ok === true && (told.data as PanelState).kind !== 'suggestion';
  if (!isCanceled || !names.includes('finish the run')) return [];
  const kept = site.storage.entries().flatMap(([key]) => (key.startsWith('suggestion:') ? [key.split(':').at(-1)] : []));
  const accepted = { priority: ['2'], components: [], labels: [] };
  const answers = await Promise.all(kept.map((suggestionId) => site.call('panel', 'applyTriage', { suggestionId, accepted })));
  return answers.map(({ ok }) => `A canceled run has left a suggestion${ok ? ', which was accepted' : ''}.`);
};

/** A run ends once: what has brought a suggestion is not canceled afterward by somebody who still takes it for working. */
export const answeredStays: Oracle = async ({ storage }) => {
  const entries = storage.entries();
  const brought = new Set(entries.flatMap(([key]) => (key.startsWith('suggestion:') ? [key.split(':').at(-1)] : [])));
  const runs = entries.flatMap(([key, { value }]) => (key.startsWith('run:') ? [(value as { value: StoredRun }).value] : []));
  return runs.flatMap(({ id, state }) =>
    !brought.has(id) || state === 'answered' ? [] : [`A run that has brought a suggestion is ${state}.`],
  );
};

/** The token that is stored is the one that goes with the settings in force. */
export const tokenBelongs: Oracle = async (site, results, names) => {
  const read = (await site.call('admin', 'getSettings', undefined, 'administrator')) as Result<{ settings: Settings; version: number }>;
  if (!read.ok) return ['The settings cannot be read.'];
  const saved = names.filter((name, index) => name.startsWith('save a token') && results[index]!.ok);
  const removed = names.some((name, index) => name === 'remove the token' && results[index]!.ok);
  if (saved.length === 0 || removed) return [];
  const origin = new URL(read.data.settings.endpoint?.baseUrl ?? '').origin;
  const stored = site.storage.secrets().find(([key]) => key === 'endpoint-token')?.[1].value as {
    value: { token: string; origin: string };
  };
  const expected = `token-of-${new URL(origin).hostname.split('.')[0]}`;
  return equal(stored.value, { token: expected, origin }) ? [] : [`${origin} has the token ${JSON.stringify(stored.value)}.`];
};

/** Nothing is left of before a reset. */
export const everythingIsGone: Oracle = async (site) => {
  const left = [...site.storage.entries(), ...site.storage.records('revision'), ...site.storage.secrets()].map(([key]) => key);
  return left.length === 0 ? [] : [`The reset left ${left.join()}.`];
};

/** Ids under which parts of a profile, lessons and pages that were read are stored. */
function idsUnder({ storage }: InProcessSite, kind: 'profile-part' | 'lesson' | 'learning-part'): Set<string> {
  const ids = storage.entries().flatMap(([key]) => (key.startsWith(`${kind}:`) ? [key.split(':')[2] ?? ''] : []));
  return new Set(ids);
}

function recordAt<Value>({ storage }: InProcessSite, key: string): Value | null {
  const [, found] = storage.entries().find(([each]) => each === key) ?? [];
  return found === undefined ? null : (found.value as { value: Value }).value;
}

/** Long enough for whatever was begun before to be over, in milliseconds. */
const HOUR_MS = 3_600_000;

/** Lets everything happen that is still to come. */
async function afterEverything(site: InProcessSite): Promise<void> {
  jest.setSystemTime(Date.now() + HOUR_MS);
  while (await site.deliver('upkeepWorker'));
}

/** Its fields, and what similar issues, the backtest and the use of values need. */
const PROFILE_PARTS = 6;

/** What is in force is all there; and of what is not, nothing is left. */
export const profileIsWhole: Oracle = async (site) => {
  await afterEverything(site);
  const head = recordAt<{ id: string; partsId: string }>(site, 'profile:10001');
  const parts = site.storage.entries().filter(([key]) => key.startsWith(`profile-part:10001:${head?.partsId}:`)).length;
  const learning = recordAt<{ id: string }>(site, 'learning:10001');
  const left = [
    ...[...idsUnder(site, 'profile-part')].filter((id) => id !== head?.partsId),
    ...[...idsUnder(site, 'lesson')].filter((id) => id !== head?.id),
    ...[...idsUnder(site, 'learning-part')].filter((id) => id !== learning?.id),
  ];
  return [
    ...(head !== null && parts !== PROFILE_PARTS ? [`Of the profile in force ${parts} parts are there.`] : []),
    ...(left.length === 0 ? [] : [`Nothing names ${left.length} of what is stored.`]),
  ];
};

/** Whoever was told that a profile is forgotten finds none, unless somebody has it learned anew. */
export const forgottenStays: Oracle = async (site, results, names) => {
  const isForgotten = names.some((name, index) => name.includes('forget') && results[index]!.ok);
  if (!isForgotten || names.some((name) => name.startsWith('learn on') || name === 'learn')) return [];
  const left = site.storage
    .entries()
    .flatMap(([key]) => (/^(?:profile|profile-part|lesson|learning|learning-part):/u.test(key) ? [key] : []));
  return left.length === 0 ? [] : [`It was forgotten, and there is ${left.join()}.`];
};

/** What was taken back does not go on teaching. */
export const undoneTeachesNothing: Oracle = async (site) => {
  const undone = decisionsIn(site).filter(({ state }) => state === 'undone');
  const lessons = site.storage.entries().flatMap(([key]) => (key.startsWith('lesson:') ? [key.split(':').at(-1)] : []));
  return undone.some(({ suggestionId }) => lessons.includes(suggestionId)) ? ['A decision that was undone goes on teaching.'] : [];
};

/** All of them, one after the other. */
export function all(...oracles: Oracle[]): Oracle {
  return async (...asked) => {
    const faults: string[] = [];
    for (const oracle of oracles) faults.push(...(await oracle(...asked)));
    return faults;
  };
}
