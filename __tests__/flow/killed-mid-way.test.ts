import type { FieldChange } from '../../src/contract/panel';
import { aReply, everythingIn, good, startTriageSite, type TriageSite } from './support/triage-site';

let site: TriageSite;

beforeAll(async () => {
  site = await startTriageSite();
  site.endpoint.setReply(() => aReply());
  await site.edit({ update: { labels: [{ add: 'kept' }] } });
});

afterAll(() => site.close());

type Step = 'applyTriage' | 'undoTriage';

interface KillPoint {
  /** The call in whose place, or after which, the process is killed. */
  nth: number;
  moment: 'before' | 'after';
}

/** Far more calls than a step makes. */
const MOST_CALLS = 100;

/** An open suggestion with a proposal for each field: the one that there was, opened again, or a first one. */
async function openSuggestion() {
  const outcome = good(await site.panel('suggestTriage', { again: false }));
  if (outcome.status !== 'ready') throw new Error('The suggestion is still pending.');
  return outcome.suggestion;
}

const runOf = (step: Step) => (run: { summary: string }) => run.summary === `panel.${step}`;

function call(step: Step, { id, accepted }: { id: string; accepted: ReturnType<typeof everythingIn> }) {
  return step === 'applyTriage' ? site.panel(step, { suggestionId: id, accepted }) : site.panel(step, { suggestionId: id });
}

/** What the issue gained is what the record says, both ways. */
function gains(before: Awaited<ReturnType<TriageSite['issue']>>, now: Awaited<ReturnType<TriageSite['issue']>>): string[] {
  const added = (field: 'labels' | 'components') => now[field].filter((value) => !before[field].includes(value));
  return [...(now.priority === before.priority ? [] : [now.priority]), ...added('components'), ...added('labels')].sort();
}

async function recordedGains(): Promise<{ kind: string; values: string[] }> {
  const state = good(await site.panel('getPanel'));
  if (state.kind !== 'suggestion') throw new Error(`The panel says ${state.kind}.`);
  const { outcome } = state.suggestion;
  const changes: FieldChange[] = outcome.kind === 'applied' ? outcome.changes : [];
  return { kind: outcome.kind, values: changes.flatMap(({ added }) => added.map(({ name }) => name)).sort() };
}

describe('a function that is killed', () => {
  it.each<Step>(['applyTriage', 'undoTriage'])(
    'at any call of %s leaves what a retry completes, once, and what an undo takes back exactly',
    async (step) => {
      const before = await site.issue();
      const points = Array.from({ length: MOST_CALLS }, (_each, index) =>
        (['before', 'after'] as const).map((moment): KillPoint => ({ nth: index + 1, moment })),
      ).flat();
      let killed = 0;
      for (const point of points) {
        const suggestion = await openSuggestion();
        const target = { id: suggestion.id, accepted: everythingIn(suggestion) };
        if (step === 'undoTriage') good(await call('applyTriage', target));
        site.recorder.clear();
        const watch = site.killAt({ run: runOf(step), ...point, call: ({ type }) => type === 'kvs' || type === 'fpp' });
        const ending = await call(step, target).then(() => 'an answer', String);
        // It makes no more calls than that, so each of them has had its turn.
        if (!watch.hit) {
          watch.cancel();
          const calls = site.recorder.calls.map(({ summary }) => summary.replace(/\?.*/u, ''));
          expect(calls).toContain('PUT /rest/api/3/issue/11013');
          if (step === 'applyTriage') good(await call('undoTriage', target));
          break;
        }
        expect({ point, ending }).toEqual({ point, ending: expect.stringContaining('process ended') as string });
        killed += 1;

        // Whoever looks now is told what is there.
        const interrupted = await recordedGains();
        const gained = gains(before, await site.issue());
        const kind = gained.length > 0 ? 'applied' : step === 'applyTriage' ? 'open' : 'undone';
        expect({ point, ...interrupted }).toEqual({ point, kind, values: gained });

        const retried = good(await call(step, target));
        expect({ point, kind: retried.suggestion.outcome.kind }).toEqual({ point, kind: step === 'applyTriage' ? 'applied' : 'undone' });
        const now = await site.issue();
        const recorded = await recordedGains();
        expect({ point, values: recorded.values }).toEqual({ point, values: gains(before, now) });
        if (step === 'applyTriage') {
          expect({ point, values: recorded.values }).toEqual({ point, values: ['High', 'Payments', 'data-loss', 'regression'] });
          // Nothing that stands there already is written once more.
          expect({ point, writes: site.writes().length }).toEqual({ point, writes: 1 });
          good(await call('undoTriage', target));
        }
        expect({ point, issue: await site.issue() }).toEqual({ point, issue: before });
      }
      expect(killed).toBeGreaterThanOrEqual(16);
    },
    300_000,
  );
});
