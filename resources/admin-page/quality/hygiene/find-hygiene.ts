import type { HygieneView, ProjectHygiene } from '../../../../src/contract/learning';
import { foldName } from '../../../../src/contract/fold-name';
import type { TriageField } from '../../../../src/contract/triage-field';
import { findNearDuplicates } from '../../../common/settings/near-duplicates';
import { formatDay } from '../../../common/format';
import { strings } from '../../../common/strings/admin';

const texts = strings.admin.hygiene;

/** Something to tidy up, with what speaks for it. */
export interface HygieneFinding {
  key: string;
  field: TriageField;
  /** The value to do without. */
  gone: string;
  /** The one that means the same; null where none does. */
  stays: string | null;
  title: string;
  evidence: string;
}

type Value = HygieneView['values'][number];

const YEAR_MS = 365 * 86_400_000;
/** The part of a value's issues that have another one too, from which on it says nothing of its own. */
const ALWAYS = 0.95;

/** The one that is used less, or was longest ago: less changes when it goes. */
function rarer(one: Value, other: Value): [gone: Value, stays: Value] {
  const isOld = ({ lastAt }: Value, than: Value) =>
    lastAt !== null && than.lastAt !== null && Date.parse(than.lastAt) - Date.parse(lastAt) > YEAR_MS / 2;
  if (isOld(one, other) || isOld(other, one)) return isOld(one, other) ? [one, other] : [other, one];
  return one.seen <= other.seen ? [one, other] : [other, one];
}

function findSpelling({ field, values }: HygieneView): HygieneFinding[] {
  const byName = new Map(values.map((value) => [value.name, value]));
  const pairs = [...findNearDuplicates(values.map(({ name }) => name))].flatMap(([name, others]) =>
    others.filter((other) => name < other).map((other) => [byName.get(name), byName.get(other)] as const),
  );
  return pairs.flatMap(([one, other]) => {
    if (one === undefined || other === undefined || foldName(one.name) === foldName(other.name)) return [];
    const [gone, stays] = rarer(one, other);
    return [finding('spelling', field, gone.name, stays.name, texts.same(gone.name, stays.name), texts.spelling(gone.seen, stays.seen))];
  });
}

function findAlike({ field, values, alike }: HygieneView): HygieneFinding[] {
  return alike.flatMap(({ one, other, ofOne, ofOther }) => {
    const [first, second] = [one, other].map((name) => values.find((value) => value.name === name));
    if (first === undefined || second === undefined) return [];
    const [gone, stays] = rarer(first, second);
    const [ofGone, ofStays] = gone.name === one ? [ofOne, ofOther] : [ofOther, ofOne];
    const evidence = texts.alike(gone.name, stays.name, ofGone, ofStays);
    return [finding('alike', field, gone.name, stays.name, texts.same(gone.name, stays.name), evidence)];
  });
}

function findTogether({ field, values, together }: HygieneView): HygieneFinding[] {
  return together.flatMap(({ one, other, times }) => {
    const [first, second] = [one, other].map((name) => values.find((value) => value.name === name));
    if (first === undefined || second === undefined) return [];
    const [gone, stays] = first.seen <= second.seen ? [first, second] : [second, first];
    if (times < ALWAYS * gone.seen) return [];
    return [
      finding('together', field, gone.name, null, texts.together(gone.name, stays.name), texts.togetherOf(times, gone.seen, stays.name)),
    ];
  });
}

/** Only where the issues that were read reach back a year, or to the first one. */
function findUnused({ field, values }: HygieneView, { from, isWhole, issues, fields }: ProjectHygiene): HygieneFinding[] {
  // By the project's newest issue: where nothing happens at all, no value is the one that nobody uses.
  const newest = Math.max(0, ...fields.flatMap((view) => view.values.map(({ lastAt }) => (lastAt === null ? 0 : Date.parse(lastAt)))));
  const yearAgo = newest - YEAR_MS;
  return values.flatMap(({ name, seen, lastAt }) => {
    const isUnused = lastAt === null ? isWhole || Date.parse(from) < yearAgo : Date.parse(lastAt) < yearAgo;
    if (!isUnused) return [];
    const evidence = lastAt === null ? texts.neverUsed(issues, formatDay(from)) : texts.lastUsed(formatDay(lastAt), seen);
    return [finding('unused', field, name, null, texts.unused(name), evidence)];
  });
}

function finding(kind: string, field: TriageField, gone: string, stays: string | null, title: string, evidence: string): HygieneFinding {
  return { key: `${kind}/${field}/${gone}/${stays ?? ''}`, field, gone, stays, title, evidence };
}

/** What there is to tidy up in a project, each value at most once: what means the same, what always stands together, what nobody uses. */
export function findHygiene(hygiene: ProjectHygiene): HygieneFinding[] {
  const seen = new Set<string>();
  return hygiene.fields
    .flatMap((view) => [...findSpelling(view), ...findAlike(view), ...findTogether(view), ...findUnused(view, hygiene)])
    .filter(({ field, gone }) => {
      const key = `${field}/${gone}`;
      return !seen.has(key) && seen.add(key);
    });
}
