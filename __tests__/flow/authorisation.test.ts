import type { ErrorCode } from '../../src/contract/error-body';
import type { PanelDefinitions } from '../../src/contract/panel';
import type { QueueDefinitions } from '../../src/contract/queue';
import type { Result } from '../../src/contract/result';
import { ADMIN_CALLS, PANEL_CALLS, PROJECT_CALLS, QUEUE_CALLS } from './support/every-call';
import { forgetBudgets } from './support/stored';
import { aReply, raiseLimits, startTriageSite, type CallOptions, type TriageSite } from './support/triage-site';

/** Who calls. Anonymous: the platform names nobody. Unlicensed: an administrator, in production, after the license has lapsed. */
const CALLERS = ['administrator', 'project-administrator', 'agent', 'viewer', 'anonymous', 'unlicensed'] as const;
/** What the platform's context names: what is the caller's where anything is, what is not, nothing, or an id that is none. */
const PLACES = ['own', 'other', 'missing', 'forged'] as const;

type Caller = (typeof CALLERS)[number];
type Place = (typeof PLACES)[number];
type Page = 'panel' | 'triagePage' | 'project' | 'admin';
/** What must come of a call whose payload is valid. */
type Outcome = 'passes' | ErrorCode;
type Rule = (caller: Caller, place: Place) => Outcome;

const isNowhere = (place: Place): boolean => place === 'missing' || place === 'forged';

const byCaller = (caller: Caller, allowed: Caller[]): Outcome => {
  if (caller === 'unlicensed') return 'UNLICENSED';
  return allowed.includes(caller) ? 'passes' : 'NOT_PERMITTED';
};

/** The admin page belongs to no project, so what the context names changes nothing. */
const siteAdministrator: Rule = (caller) => byCaller(caller, ['administrator']);

/** Web shop is the sample's project with an administrator of its own; the mobile app's is not theirs. */
const projectAdministrator: Rule = (caller, place) => {
  if (isNowhere(place)) return 'NOT_PERMITTED';
  return byCaller(caller, place === 'own' ? ['administrator', 'project-administrator'] : ['administrator']);
};

/** On an issue: SHOP-13 is for those who may edit, PPL-2 is seen by administrators only. */
const onIssue: Rule = (caller, place) => {
  if (caller === 'anonymous') return 'NOT_PERMITTED';
  if (caller === 'unlicensed') return 'UNLICENSED';
  if (isNowhere(place)) return 'NOT_PERMITTED';
  if (place === 'other' && caller !== 'administrator') return 'ISSUE_NOT_FOUND';
  return byCaller(caller, ['administrator', 'project-administrator', 'agent']);
};

/** Says who asks about themselves, and reads no issue. */
const aboutOneself: Rule = (caller, place) => {
  if (caller === 'anonymous') return 'NOT_PERMITTED';
  if (caller === 'unlicensed') return 'UNLICENSED';
  return isNowhere(place) ? 'NOT_PERMITTED' : 'passes';
};

/** The same for those who may see the issue, and not edit it. */
const onVisibleIssue: Rule = (caller, place) => {
  const outcome = onIssue(caller, place);
  return caller === 'viewer' && outcome === 'NOT_PERMITTED' && place === 'own' ? 'passes' : outcome;
};

/** Whoever may decide is told that the suggestion, which there never was, is gone. */
const onSuggestion: Rule = (caller, place) => {
  const outcome = onIssue(caller, place);
  return outcome === 'passes' ? 'STALE_SUGGESTION' : outcome;
};

/** With an issue of Web shop, which is of another project than PPL-2, so that the two are nothing to each other. */
const onTwoIssues: Rule = (caller, place) => {
  const outcome = onIssue(caller, place);
  return outcome === 'passes' && place === 'other' ? 'ISSUE_NOT_FOUND' : outcome;
};

const PANEL: Record<keyof PanelDefinitions, Rule> = {
  // Without a suggestion it reads nothing of the issue, and shows nothing of it.
  getPanel: aboutOneself,
  getViewer: aboutOneself,
  suggestTriage: onIssue,
  findSimilar: onIssue,
  cancelRun: onIssue,
  applyTriage: onSuggestion,
  undoTriage: onSuggestion,
  dismissTriage: onSuggestion,
  linkDuplicate: onTwoIssues,
  unlinkDuplicate: onTwoIssues,
  findNextIssue: onVisibleIssue,
  listen: onVisibleIssue,
  attend: onIssue,
};

/**
 * On the triage page of Web shop, about SHOP-13; elsewhere, on the same page, about PPL-2, which is not in that project, so
 * that it is nobody's there. Nothing is where the platform names no project.
 */
const onListedIssue: Rule = (caller, place) => {
  if (caller === 'unlicensed') return 'UNLICENSED';
  if (caller === 'anonymous' || isNowhere(place)) return 'NOT_PERMITTED';
  if (place === 'other') return 'ISSUE_NOT_FOUND';
  return byCaller(caller, ['administrator', 'project-administrator', 'agent']);
};

const onListedSuggestion: Rule = (caller, place) => {
  const outcome = onListedIssue(caller, place);
  return outcome === 'passes' ? 'STALE_SUGGESTION' : outcome;
};

const QUEUE: Record<keyof QueueDefinitions, Rule> = {
  // A list of what the person may see, which may be nothing; what came of each issue stands in the answer.
  getQueue: aboutOneself,
  prepareIssues: aboutOneself,
  // There is a suggestion about PPL-2, which may not be told of.
  getIssue: (caller, place) => {
    const outcome = aboutOneself(caller, place);
    return outcome === 'passes' && place === 'other' ? 'ISSUE_NOT_FOUND' : outcome;
  },
  suggestTriage: onListedIssue,
  findSimilar: onListedIssue,
  cancelRun: onListedIssue,
  applyTriage: onListedSuggestion,
  undoTriage: onListedSuggestion,
  dismissTriage: onListedSuggestion,
  linkDuplicate: onListedIssue,
  unlinkDuplicate: onListedIssue,
  // Whether the person may decide is asked about the first of them.
  noteBatch: onListedIssue,
  // What this person noted, and nothing of anybody else's.
  getBatch: aboutOneself,
  // Issues of other projects, or that the person may not see, are left out of the answer.
  listenToIssues: aboutOneself,
  attend: onListedIssue,
};

/** Sees to it that there is something to tell about the other place. */
async function suggestElsewhere(site: TriageSite, where?: CallOptions): Promise<unknown> {
  await site.panel('suggestTriage', { again: false }, { issueKey: 'PPL-2', as: 'administrator' });
  return QUEUE_CALLS.getIssue(site, where);
}

/** Of each page: the rule of each function, a valid payload, and what the platform's context says in each place. */
const PAGES = [
  {
    page: 'panel',
    rules: Object.entries(PANEL),
    payloads: PANEL_CALLS,
    where: {
      own: { issueKey: 'SHOP-13' },
      other: { issueKey: 'PPL-2' },
      missing: { override: { context: { extension: {} } } },
      forged: { override: { context: { extension: { issue: { id: '../11013', key: 'SHOP-13' } } } } },
    },
  },
  {
    page: 'triagePage',
    rules: Object.entries(QUEUE),
    payloads: { ...QUEUE_CALLS, getIssue: suggestElsewhere },
    where: {
      own: { projectKey: 'SHOP', issueKey: 'SHOP-13' },
      other: { projectKey: 'SHOP', issueKey: 'PPL-2' },
      missing: { override: { context: { extension: {} } } },
      forged: { override: { context: { extension: { project: { id: '10001/../10002', key: 'SHOP' } } } } },
    },
  },
  {
    page: 'project',
    rules: Object.keys(PROJECT_CALLS).map((name): [string, Rule] => [name, projectAdministrator]),
    payloads: PROJECT_CALLS,
    where: {
      own: { projectKey: 'SHOP' },
      other: { projectKey: 'APP' },
      missing: { override: { context: { extension: {} } } },
      forged: { override: { context: { extension: { project: { id: '10001/../10002', key: 'SHOP' } } } } },
    },
  },
  {
    page: 'admin',
    rules: Object.keys(ADMIN_CALLS).map((name): [string, Rule] => [name, siteAdministrator]),
    payloads: ADMIN_CALLS,
    where: {
      own: {},
      other: { override: { context: { extension: { project: { id: '10002', key: 'APP' } } } } },
      missing: { override: { context: {} } },
      forged: { override: { context: { extension: { project: { id: '10001/../10002', key: 'SHOP' } } } } },
    },
  },
] satisfies { page: Page; rules: [string, Rule][]; payloads: object; where: Record<Place, CallOptions> }[];

interface Case {
  page: Page;
  name: string;
  rule: Rule;
  makePayload: (site: TriageSite, where: CallOptions) => Promise<unknown>;
  where: Record<Place, CallOptions>;
}

const CASES = PAGES.flatMap(({ page, rules, payloads, where }) =>
  rules.map(([name, rule]): [string, Case] => {
    const makePayload = (payloads as Record<string, Case['makePayload']>)[name]!;
    return [`${page}.${name}`, { page, name, rule, makePayload, where }];
  }),
);

const LAPSED = { environmentType: 'PRODUCTION' as const, license: { active: false } };

describe('who may call what, where', () => {
  let site: TriageSite;

  beforeAll(async () => {
    site = await startTriageSite({ queueTimeScale: 0.001 });
    site.endpoint.setReply(() => aReply({ advice: ['Go on.'] }));
    await raiseLimits(site);
    // A reset that has begun deletes nothing while others are asked.
    site.queue.hold();
  });

  afterAll(async () => {
    site.queue.release();
    await site.queue.settled();
    await site.close();
  });

  /** Everything that a call can leave behind. Whether an event still waits or is due by now, time decides. */
  const traces = (): unknown => {
    const queued = site.queue.pending().map(({ event }) => event);
    return [site.writes(), site.endpoint.requests.length, queued, site.storage.entries()];
  };

  // @promise authorization-on-every-call, identity-from-forge
  it.each(CASES)('6: %s lets through whom it must, and nobody else', async (_name, { page, name, rule, makePayload, where }) => {
    for (const caller of CALLERS) {
      for (const place of PLACES) {
        const payload = await makePayload(site, where[place]);
        // Jira's points of an hour are fewer than what all these calls cost.
        await forgetBudgets(site);
        // What an earlier call wrote would be forgotten while this one is recorded.
        site.recorder.clear();
        const before = traces();
        const { override, ...rest }: CallOptions = where[place];
        const as = caller === 'anonymous' ? null : caller === 'unlicensed' ? 'administrator' : caller;
        const call = site[page] as (name: string, payload: unknown, options: CallOptions) => Promise<Result<unknown>>;
        const result = await call(name, payload, { ...rest, as, override: { ...override, ...(caller === 'unlicensed' ? LAPSED : {}) } });
        const outcome = result.ok ? 'passes' : result.error.code;
        expect([caller, place, outcome]).toEqual([caller, place, rule(caller, place)]);
        // Nothing was begun for somebody who is refused in the end.
        if (!result.ok) expect([caller, place, traces()]).toEqual([caller, place, before]);
      }
    }
  });

  it.each(['no-such-function', 'constructor', 'toString', 'hasOwnProperty', '__proto__'])('6: no resolver knows %s', async (name) => {
    for (const resolver of [site.panel, site.triagePage, site.project, site.admin] as ((name: string) => Promise<unknown>)[]) {
      expect(await resolver(name)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    }
  });

  it.each(CASES.filter(([, { page, name }]) => page !== 'panel' && !Object.hasOwn(PANEL, name)))(
    '6: %s cannot be reached from the panel',
    async (_name, { name, makePayload }) => {
      const result = await site.panel(name as 'getPanel', await makePayload(site, {}), { as: 'administrator' });
      expect(result).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    },
  );
});
