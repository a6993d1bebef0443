import type { AllowedValues } from './allowed-values';
import { proposeComponents } from './component-proposals';
import { proposeLabels } from './label-proposals';
import { proposePriority } from './priority-proposal';
import type { Proposal } from './proposal';
import type { Ticket } from './ticket';
import { weighExamples } from './votes';

/** The object that the app's reply schema asks for. */
export interface TriageReply {
  priority: Proposal | null;
  components: Proposal[];
  labels: Proposal[];
}

export const NO_PROPOSALS: TriageReply = { priority: null, components: [], labels: [] };

/**
 * Triage by names, keywords and similar resolved issues. The same ticket always gets the same
 * answer, and everything that is known comes with the request.
 */
export function classify(allowed: AllowedValues, ticket: Ticket): TriageReply {
  const voters = weighExamples(ticket);
  return {
    priority: proposePriority(allowed.priority, ticket, voters),
    components: proposeComponents(allowed.components, ticket, voters),
    labels: proposeLabels(allowed.labels, ticket, voters),
  };
}
