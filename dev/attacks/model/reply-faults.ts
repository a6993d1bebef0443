import { isDeepStrictEqual } from 'node:util';
import { anIssue, named, someSettings } from '../../../__tests__/fixtures/issues';
import type { FieldValue } from '../../../src/contract/triage-field';
import { allowedValuesFor } from '../../../src/fields/allowed-values';
import { judgeReply, judgingSettings } from '../../../src/triage/question/judge-reply';
import { readReply } from '../../../src/triage/question/reply/read-reply';
import { TriageError } from '../../../src/contract/triage-error';
import { findReasonFaults } from './reason-faults';

/** An issue that has a label and a component already, and settings that allow some, with a mapping to each kind of target. */
const ISSUE = anIssue({ labels: [named('UX')], components: [{ id: '101', name: 'Checkout' }] });
const SETTINGS = someSettings({
  labelMappings: [
    { from: 'lost data', to: 'data-loss' },
    { from: 'pwned', to: 'not-on-the-allowlist' },
  ],
});

/** Written down, not computed: all that may ever be proposed here. */
const POSSIBLE: Record<string, FieldValue[]> = {
  priority: [
    { id: '1', name: 'Highest' },
    { id: '2', name: 'High' },
  ],
  components: [{ id: '102', name: 'Storage' }],
  labels: [
    { id: 'data-loss', name: 'data-loss' },
    { id: 'regression', name: 'regression' },
  ],
};

function faultsOfProposal(field: string, proposal: Record<string, unknown>): string[] {
  const { value, confidence, reason } = proposal;
  const faults: string[] = [];
  if (!POSSIBLE[field]?.some((each) => isDeepStrictEqual(each, value))) faults.push(`${field}: a value that is not allowed`);
  if (Object.keys(proposal).sort().join() !== 'confidence,reason,value')
    faults.push(`${field}: something besides value, confidence and reason`);
  if (confidence !== null && (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1)))
    faults.push(`${field}: a confidence that is none`);
  if (typeof reason !== 'string') return [...faults, `${field}: a reason that is no text`];
  return [...faults, ...findReasonFaults(reason).map((fault) => `${field}: a reason with ${fault}`)];
}

/** What a model, whatever it answers, gets past reading and judging that it should not; nothing when it gets nothing. */
export function findReplyFaults(content: string, maskPersonalData = true): string[] {
  const settings = { ...SETTINGS, maskPersonalData };
  let proposals;
  try {
    proposals = judgeReply(readReply({ content, isCut: false }), allowedValuesFor(settings, ISSUE), ISSUE, judgingSettings(settings));
  } catch (error) {
    return error instanceof TriageError && error.code === 'REPLY_INVALID' ? [] : [`it crashes: ${String(error)}`];
  }
  const entries = Object.entries(proposals);
  const faults = entries.flatMap(([field, values]) => values.flatMap((value) => faultsOfProposal(field, { ...value })));
  if (
    entries
      .map(([field]) => field)
      .sort()
      .join() !== 'components,labels,priority'
  )
    faults.push('a field past the three');
  if (proposals.priority.length > 1) faults.push('two priorities');
  for (const [field, values] of entries) {
    if (new Set(values.map(({ value }) => value.id)).size !== values.length) faults.push(`${field}: a value twice`);
  }
  return faults;
}

/** The same for a text as the whole reply, as a reason, and as each value. */
export function findTextInReplyFaults(text: string): string[] {
  const said = (value: string, reason: string): unknown => ({ value, confidence: 0.9, reason });
  const reason = { components: [said('Storage', text)] };
  const values = { priority: said(text, ''), components: [said(text, ''), text], labels: [said(text, ''), text], [text]: text };
  return [text, JSON.stringify(reason), JSON.stringify(values)].flatMap((content) => findReplyFaults(content));
}
