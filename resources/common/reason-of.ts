import { explain } from '../../src/contract/grounds';
import type { ProposalView } from '../../src/contract/panel';

/** Why something is proposed: the built-in provider's reasons in the reader's language, a model's as it gave them. */
export function reasonOf({ reason, grounds }: Pick<ProposalView, 'reason' | 'grounds'>): string {
  return grounds === undefined ? reason : explain(grounds);
}
