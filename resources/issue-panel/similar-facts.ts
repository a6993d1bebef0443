import type { SimilarIssueView } from '../../src/contract/panel';
import { TRIAGE_FIELDS, type TriageField } from '../../src/contract/triage-field';
import { isolateText } from '../common/isolate-text';

/** Components say most of where an issue belongs. */
const IN_ORDER: TriageField[] = ['components', ...TRIAGE_FIELDS.filter((field) => field !== 'components')];

/** How a similar issue was triaged, in one line. What it lacks is left out. */
export function similarFacts({ values }: SimilarIssueView): string {
  return IN_ORDER.map((field) => values[field].map(isolateText).join(', '))
    .filter((fact) => fact !== '')
    .join(' · ');
}
