import { explain } from '../../contract/grounds';
import { foldName } from '../../contract/fold-name';
import type { Settings } from '../../contract/settings';
import { byField, type FieldValue, type TriageField } from '../../contract/triage-field';
import type { AllowedValue, AllowedValues } from '../../fields/allowed-values';
import { FIELDS } from '../../fields/definitions';
import { isPresent, mostProposed } from '../../fields/field-rules';
import type { IssueSnapshot } from '../../issue/issue';
import type { StoredProposal, StoredSuggestion } from '../suggestion/suggestion';
import { cutReason, plainReason } from './reply/plain-reason';
import type { RawProposal, RawReply } from '../../providers/provider-port';

type Proposals = StoredSuggestion['proposals'];

/** The parts of an issue that decide what may still be proposed. */
export type JudgingIssue = Pick<IssueSnapshot, 'values'>;

/** The settings that decide it. `most`: how many values each field may get. */
export type JudgingSettings = Pick<Settings, 'labelMappings' | 'maskPersonalData'> & { most: Record<TriageField, number> };

/** The part of the settings that judging needs. */
export function judgingSettings(settings: Settings): JudgingSettings {
  const { labelMappings, maskPersonalData } = settings;
  return { most: byField((field) => mostProposed(settings, field)), labelMappings, maskPersonalData };
}

/** With each word that stands for a value replaced by that value's name. */
function mapped(field: TriageField, proposals: RawProposal[], settings: JudgingSettings): RawProposal[] {
  const targets = new Map(FIELDS[field].mappings?.(settings).map(({ from, to }) => [foldName(from), to]));
  return proposals.map((proposal) => ({ ...proposal, value: targets.get(foldName(proposal.value)) ?? proposal.value }));
}

/** An unknown confidence comes after every known one. */
function sureness({ confidence }: Pick<RawProposal, 'confidence'>): number {
  return confidence ?? -1;
}

/** Words of an issue are as little to be trusted as a model's reason; what stands between them is the app's own. */
function judgeReason(reason: RawProposal['reason'], maskPersonalData: boolean): Pick<StoredProposal, 'reason' | 'grounds'> {
  if (typeof reason === 'string') return { reason: plainReason(reason, maskPersonalData) };
  const plain = (all: string[]) => all.map((word) => plainReason(word, maskPersonalData)).filter((word) => word !== '');
  const grounds = { ...reason, words: plain(reason.words), nameWords: plain(reason.nameWords) };
  return { reason: cutReason(explain(grounds)), grounds };
}

function judgeField(
  field: TriageField,
  said: RawProposal[],
  allowed: AllowedValue[],
  issue: JudgingIssue,
  { most, maskPersonalData }: JudgingSettings,
): StoredProposal[] {
  const byName = new Map(allowed.map(({ value }) => [foldName(value.name), value]));
  const best = new Map<string, RawProposal & { allowed: FieldValue }>();
  for (const proposal of said) {
    const value = byName.get(foldName(proposal.value));
    if (value === undefined || isPresent(issue, field, value)) continue;
    const known = best.get(value.id);
    if (known !== undefined && sureness(known) >= sureness(proposal)) continue;
    best.set(value.id, { ...proposal, allowed: value });
  }
  return [...best.values()]
    .sort((one, other) => sureness(other) - sureness(one))
    .slice(0, most[field])
    .map(({ allowed: value, confidence, reason }) => ({ value, confidence, ...judgeReason(reason, maskPersonalData) }));
}

/**
 * Turns what a model said into what may be shown: mapped, on the allowlist in its spelling, without
 * duplicates and without what the issue has already, the surest first, and not too many.
 */
export function judgeReply(reply: RawReply, allowed: AllowedValues, issue: JudgingIssue, settings: JudgingSettings): Proposals {
  return byField((field) => judgeField(field, mapped(field, reply[field], settings), allowed[field] ?? [], issue, settings));
}
