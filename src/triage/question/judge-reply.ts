import type { Settings } from '../../contract/settings';
import type { TriageField } from '../../contract/triage-field';
import type { IssueSnapshot } from '../../issue/issue';
import type { StoredProposal, StoredSuggestion } from '../suggestion/suggestion';
import type { AllowedValue, AllowedValues } from '../../fields/allowed-values';
import { plainReason } from './reply/plain-reason';
import type { RawProposal, RawReply } from './reply/read-reply';
import { foldName } from '../../contract/fold-name';

type Proposals = StoredSuggestion['proposals'];

/** The parts of an issue that decide what may still be proposed. */
export type JudgingIssue = Pick<IssueSnapshot, 'labels' | 'components' | 'priority'>;

/** The settings that decide it. `most`: how many values each field may get. */
export type JudgingSettings = Pick<Settings, 'labelMappings' | 'maskPersonalData'> & { most: Record<TriageField, number> };

/** The part of the settings that judging needs. */
export function judgingSettings({ fields, labelMappings, maskPersonalData }: Settings): JudgingSettings {
  return { most: { priority: 1, components: fields.components.max, labels: fields.labels.max }, labelMappings, maskPersonalData };
}

/** What the issue has already, folded, so that a case variant counts as there. */
function presentOn(issue: JudgingIssue, field: TriageField): Set<string> {
  if (field === 'labels') return new Set(issue.labels.map(foldName));
  if (field === 'components') return new Set(issue.components.map(({ name }) => foldName(name)));
  return new Set(issue.priority === null ? [] : [foldName(issue.priority.name)]);
}

function mapLabels(proposals: RawProposal[], settings: JudgingSettings): RawProposal[] {
  const targets = new Map(settings.labelMappings.map(({ from, to }) => [foldName(from), to]));
  return proposals.map((proposal) => ({ ...proposal, value: targets.get(foldName(proposal.value)) ?? proposal.value }));
}

function judgeField(
  raw: RawProposal[],
  allowed: AllowedValue[] | null,
  present: Set<string>,
  limit: number,
  maskPersonalData: boolean,
): StoredProposal[] {
  const byName = new Map((allowed ?? []).map(({ value }) => [foldName(value.name), value]));
  const best = new Map<string, StoredProposal>();
  for (const { value: said, confidence, reason } of raw) {
    const value = byName.get(foldName(said));
    if (value === undefined || present.has(foldName(value.name))) continue;
    const known = best.get(value.id);
    if (known !== undefined && known.confidence >= confidence) continue;
    best.set(value.id, { value, confidence, reason: plainReason(reason, maskPersonalData) });
  }
  return [...best.values()].sort((one, other) => other.confidence - one.confidence).slice(0, limit);
}

/**
 * Turns what a model said into what may be shown: mapped, on the allowlist in its spelling, without
 * duplicates and without what the issue has already, the surest first, and not too many.
 */
export function judgeReply(reply: RawReply, allowed: AllowedValues, issue: JudgingIssue, settings: JudgingSettings): Proposals {
  const mask = settings.maskPersonalData;
  return {
    priority: judgeField(reply.priority, allowed.priority, presentOn(issue, 'priority'), settings.most.priority, mask),
    components: judgeField(reply.components, allowed.components, presentOn(issue, 'components'), settings.most.components, mask),
    labels: judgeField(mapLabels(reply.labels, settings), allowed.labels, presentOn(issue, 'labels'), settings.most.labels, mask),
  };
}
