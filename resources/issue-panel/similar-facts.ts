import type { AlikeIssueView, SimilarIssueView } from '../../src/contract/panel';
import { TRIAGE_FIELDS, type TriageField } from '../../src/contract/triage-field';
import { isolateText } from '../common/isolate-text';
import * as strings from '../common/strings';

/** Components say most of where an issue belongs. */
const IN_ORDER: TriageField[] = ['components', ...TRIAGE_FIELDS.filter((field) => field !== 'components')];

/** How a similar issue was triaged and what it shares with this one, in one line. What it lacks is left out. */
export function similarFacts(issue: SimilarIssueView | AlikeIssueView): string {
  const shared = 'shared' in issue && issue.shared.length > 0 ? [strings.panel.shared(issue.shared.map(isolateText).join(', '))] : [];
  return [...IN_ORDER.map((field) => issue.values[field].map(isolateText).join(', ')), ...shared].filter((fact) => fact !== '').join(' · ');
}
