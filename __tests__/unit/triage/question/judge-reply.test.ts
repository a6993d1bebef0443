import fc from 'fast-check';
import { explain } from '../../../../src/contract/grounds';
import { allowedValuesFor } from '../../../../src/fields/allowed-values';
import { judgeReply, judgingSettings } from '../../../../src/triage/question/judge-reply';
import type { RawReply } from '../../../../src/providers/provider-port';
import { anIssue, named, NOT_EDITABLE, someSettings } from '../../../fixtures/issues';

const said = (value: string, confidence: number | null = 0.9) => ({ value, confidence, reason: 'Because.' });

function judge(reply: Partial<RawReply>, issue = anIssue(), settings = someSettings()) {
  return judgeReply(
    { priority: [], components: [], labels: [], ...reply },
    allowedValuesFor(settings, issue),
    issue,
    judgingSettings(settings),
  );
}

describe('judgeReply', () => {
  it('keeps allowed values only, in the spelling of the allowlist and with the ids of this issue', () => {
    const judged = judge({
      labels: [said('Data-Loss'), said('ux'), said('hacked')],
      components: [said('STORAGE'), said('Search')],
      priority: [said(' high ')],
    });
    expect(judged.labels.map(({ value }) => value)).toEqual([
      { id: 'data-loss', name: 'data-loss' },
      { id: 'UX', name: 'UX' },
    ]);
    expect(judged.components.map(({ value }) => value)).toEqual([{ id: '102', name: 'Storage' }]);
    expect(judged.priority.map(({ value }) => value)).toEqual([{ id: '2', name: 'High' }]);
  });

  it('keeps what a reason says as plain as the reason, and without what is masked', () => {
    const grounds = {
      words: ['<b>voucher</b>', 'ann.smith@mail.example', '<i></i>'],
      nameWords: ['https://evil.example'],
      labelled: 9,
      seen: 2,
    };
    const [judged] = judge({ labels: [{ ...said('UX'), reason: grounds }] }).labels;
    expect(judged?.grounds).toEqual({ words: ['voucher', 'email'], nameWords: [], labelled: 9, seen: 2 });
    // In words, for whoever reads it where no page is: the action, a model, an export.
    expect(judged?.reason).toBe(explain(judged?.grounds ?? grounds));
    expect(JSON.stringify(judged)).not.toMatch(/[<>]|smith|evil/u);
  });

  it('proposes nothing for a field that is switched off or not on this issue', () => {
    const reply = { labels: [said('UX')], components: [said('Storage')], priority: [said('High')] };
    const { fields } = someSettings();
    const off = someSettings({ fields: { ...fields, labels: { ...fields.labels, enabled: false } } });
    expect(judge(reply, anIssue(), off).labels).toEqual([]);
    const bare = anIssue({}, { editable: NOT_EDITABLE });
    expect(judge(reply, bare)).toEqual({ priority: [], components: [], labels: [] });
  });

  it('leaves out what the issue has already, in any case', () => {
    const issue = anIssue({ labels: [named('ux')], components: [{ id: '102', name: 'Storage' }] });
    const judged = judge({ labels: [said('UX')], components: [said('storage')], priority: [said('Medium')] }, issue);
    expect(judged).toEqual({ priority: [], components: [], labels: [] });
  });

  it('names each value once, with its highest confidence, the surest first, and not too many', () => {
    const { fields } = someSettings();
    const settings = someSettings({ fields: { ...fields, labels: { ...fields.labels, max: 2 } } });
    const judged = judge(
      { labels: [said('UX', 0.2), said('data-loss', 0.5), said('ux', 0.7), said('regression', 0.6)] },
      anIssue(),
      settings,
    );
    expect(judged.labels.map(({ value, confidence }) => [value.name, confidence])).toEqual([
      ['UX', 0.7],
      ['regression', 0.6],
    ]);
  });

  it('puts an unknown confidence behind every known one', () => {
    const labels = [said('data-loss', null), said('UX', null), said('regression', 0), said('ux', 0.1)];
    expect(judge({ labels }).labels.map(({ value, confidence }) => [value.name, confidence])).toEqual([
      ['UX', 0.1],
      ['regression', 0],
      ['data-loss', null],
    ]);
  });

  it('maps what the model says to the label that is meant', () => {
    const settings = someSettings({
      labelMappings: [
        { from: 'Lost Data', to: 'data-loss' },
        { from: 'bad', to: 'not-allowed' },
      ],
    });
    const judged = judge({ labels: [said('lost  data'), said('bad')] }, anIssue(), settings);
    expect(judged.labels.map(({ value }) => value.name)).toEqual(['data-loss']);
  });

  // @promise reply-allowlist
  it('never lets a value past the allowlist, whatever the model says', () => {
    const issue = anIssue();
    const settings = someSettings();
    const allowed = allowedValuesFor(settings, issue);
    const word = fc.oneof(fc.constantFrom('UX', 'data-loss', 'Storage', 'High', 'Low', 'Search', '__proto__'), fc.string());
    const raw = fc.array(fc.record({ value: word, confidence: fc.double({ min: 0, max: 1, noNaN: true }), reason: fc.string() }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.record({ priority: raw, components: raw, labels: raw }), (reply) => {
        const judged = judgeReply(reply, allowed, issue, judgingSettings(settings));
        for (const field of ['priority', 'components', 'labels'] as const) {
          const ids = (allowed[field] ?? []).map(({ value }) => value.id);
          for (const { value } of judged[field]) expect(ids).toContain(value.id);
        }
        expect(judged.priority.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });
});
