import { configureApp } from '../../dev/server/configure-app';
import { sampleAllowlists } from '../../dev/jira/sample';
import { readManifest } from '../../dev/platform/manifest';
import path from 'node:path';
import { ADMINISTRATION, DECISIONS, reset, RUNS, SAVES, type Action } from './support/interleavings/actions';
import { explore, pairsOf, SCHEDULES, type Oracle } from './support/interleavings/explore';
import { InProcessSite, type SiteState } from './support/interleavings/in-process-site';
import {
  all,
  cancelledIsGone,
  everythingIsGone,
  isTyped,
  oneDecisionWins,
  tokenBelongs,
  undoTakesBack,
  valuesOn,
} from './support/interleavings/oracles';
import { good } from './support/triage-site';

let site: InProcessSite;
let states: Record<'open' | 'applied' | 'working', SiteState>;
let issueBefore: ReturnType<typeof valuesOn>;

type ConfigureOptions = Parameters<typeof configureApp>[0];

async function configure(): Promise<void> {
  const { labels, components, priorityIds } = sampleAllowlists;
  const platform = {
    invoke: ({ functionKey, payload }: { functionKey: string; payload: unknown }) =>
      site.call('admin', functionKey, payload, 'administrator'),
  };
  await configureApp({
    jira: site.jira,
    platform: platform as unknown as ConfigureOptions['platform'],
    manifest: readManifest(path.resolve(__dirname, '../..')),
    egress: { set: () => undefined } as unknown as ConfigureOptions['egress'],
    endpoint: { baseUrl: 'https://three.sprintloom.com/v1', model: 'm', token: 'token-of-three' },
    allowlists: { labels, components, priority: priorityIds.map((id) => ({ id, description: '' })) },
    defaultPriorityId: '3',
    replaceEndpoint: false,
    byRule: false,
  });
}

/** Log lines are of no interest, and there are tens of thousands. */
const silence = () => jest.spyOn(console, 'log').mockImplementation(() => undefined);
beforeEach(() => void silence());

beforeAll(async () => {
  silence();
  site = new InProcessSite();
  await configure();
  issueBefore = valuesOn(site);
  const configured = site.snapshot();
  good(await DECISIONS['suggest again'](site));
  const open = site.snapshot();
  good(await DECISIONS.accept(site));
  const applied = site.snapshot();
  site.restore(configured);
  const endpoint = { baseUrl: 'https://three.sprintloom.com/v1', model: 'm' };
  const pace = { record: 1, expiresAt: null, value: { ...endpoint, slowUntil: Date.now() + 600_000 } };
  await site.storage.handle('/api/v1/set', JSON.stringify({ key: 'endpoint:pace', value: pace }));
  good(await DECISIONS['suggest again'](site));
  states = { open, applied, working: site.snapshot() };
  queued = [...site.events];
});

/** The event of the run that is in progress in the state `working`. */
let queued: InProcessSite['events'];

const names = (actions: Record<string, Action>): string[] => Object.keys(actions);

/** Each group's share of the schedules, a part for each of its pairs. */
interface Group {
  what: string;
  share: number;
  state: keyof typeof states;
  actions: Record<string, Action>;
  pairs: [string, string][];
  oracle: () => Oracle;
}

const EVERYTHING = { ...DECISIONS, ...ADMINISTRATION };

const GROUPS: Group[] = [
  {
    what: 'decide about an open suggestion',
    share: 0.32,
    state: 'open',
    actions: DECISIONS,
    pairs: pairsOf(names(DECISIONS), names(DECISIONS)),
    oracle: () => all(isTyped, oneDecisionWins, undoTakesBack(issueBefore)),
  },
  {
    what: 'decide about one that was accepted',
    share: 0.1,
    state: 'applied',
    actions: DECISIONS,
    pairs: pairsOf(names(DECISIONS), names(DECISIONS)),
    oracle: () => all(isTyped, undoTakesBack(issueBefore)),
  },
  {
    what: 'end a run',
    share: 0.12,
    state: 'working',
    actions: RUNS,
    pairs: pairsOf(names(RUNS), names(RUNS)).filter(([one, other]) => one !== 'finish the run' || other !== one),
    oracle: () => all(isTyped, cancelledIsGone),
  },
  {
    what: 'save settings',
    share: 0.16,
    state: 'open',
    actions: SAVES,
    pairs: pairsOf(names(SAVES), names(SAVES)),
    oracle: () => all(isTyped, tokenBelongs),
  },
  {
    what: 'reset everything while somebody is at something',
    share: 0.14,
    state: 'open',
    actions: { ...EVERYTHING, reset },
    pairs: pairsOf(['reset'], names(EVERYTHING)),
    oracle: () => all(isTyped, everythingIsGone),
  },
  {
    what: 'do anything else beside an administrator',
    share: 0.16,
    state: 'open',
    actions: EVERYTHING,
    pairs: pairsOf(names(ADMINISTRATION), names(EVERYTHING)),
    oracle: () => all(isTyped, undoTakesBack(issueBefore)),
  },
];

describe('two people at once, in whatever order their calls of storage, Jira and endpoint come', () => {
  // @promise one-decision-wins
  it.each(GROUPS)(
    '$what',
    async ({ share, state, actions, pairs, oracle }) => {
      const runs = Math.max(1, Math.round((share * SCHEDULES) / pairs.length));
      for (const pair of pairs) {
        const restore = site.restore.bind(site);
        site.restore = (before) => {
          restore(before);
          if (state === 'working') site.events.push(...queued);
        };
        try {
          expect(await explore(site, states[state], actions, pair, oracle(), runs)).toBeNull();
        } finally {
          site.restore = restore;
          site.gate = null;
        }
      }
    },
    600_000,
  );
});
