import { TRIAGE_FIELDS } from '../../../contract/triage-field';
import type { LearnedEvidence } from '../../../providers/learned-evidence';
import { removeInvisible } from '../../../text/remove-invisible';

/** What the past says, as the prompt has it. A list in place of a name for each number halves its tokens. */
export type PromptLearned = Record<string, number | [value: string, fit: number, share: number][]>;

function rounded(part: number): number {
  return Math.round(100 * part) / 100;
}

/** What a project's past says about the ticket; a field without allowed values is left out. */
export function promptLearned({ issues, likeliest }: Pick<LearnedEvidence, 'issues' | 'likeliest'>): PromptLearned {
  const learned: PromptLearned = { issues };
  for (const field of TRIAGE_FIELDS) {
    const values = likeliest[field].map(({ name, fit, share }) => [removeInvisible(name), rounded(fit), rounded(share)] as const);
    if (values.length > 0) learned[field] = values.map(([...told]) => told);
  }
  return learned;
}
