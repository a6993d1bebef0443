import type { AllowedValues } from './allowed-values';
import { proposeByRule } from './label-rules';
import { proposeByName } from './name-proposals';
import { proposePriority } from './priority-signals';
import type { Proposal } from './proposal';
import type { Ticket } from './ticket';

/** The object that the app's reply schema asks for. */
export interface TriageReply {
  priority: Proposal | null;
  components: Proposal[];
  labels: Proposal[];
}

export const NO_PROPOSALS: TriageReply = { priority: null, components: [], labels: [] };

const MOST_LABELS = 5;

/**
 * Triage by names and keywords. The same ticket always gets the same answer,
 * and a field without evidence gets none.
 */
export function classify(allowed: AllowedValues, ticket: Ticket): TriageReply {
  return {
    priority: proposePriority(allowed.priority, ticket),
    components: proposeByName(allowed.components, ticket),
    labels: proposeLabels(allowed.labels, ticket),
  };
}

function proposeLabels(labels: readonly string[], ticket: Ticket): Proposal[] {
  const byRule = proposeByRule(labels, ticket);
  const byName = proposeByName(labels, ticket).filter(({ value }) => !byRule.some((proposal) => proposal.value === value));
  return [...byRule, ...byName].sort((left, right) => right.confidence - left.confidence).slice(0, MOST_LABELS);
}
