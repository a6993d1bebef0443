import type { CoachFact, CoachField, CoachFigures } from '../contract/coach';
import { CONFIDENCE_BANDS } from '../contract/event-verbs';

/** Fewer decisions say nothing of a value, of a band of confidence, or of triage as a whole. */
const ENOUGH = { value: 5, band: 10, site: 10, well: 20 };

/** Parts of all decisions from which on something is a fact. */
const PARTS = { rarely: 0.3, heldBackIsRight: 0.7, tickedIsWrong: 0.5, undone: 0.15, slow: 0.5, well: 0.85, fall: 0.15, left: 0.3 };

/** The page shows what is most telling. */
const MOST_FACTS = 8;

interface Rated extends CoachFact {
  /** How much it weighs against other facts: about how many decisions it would have saved. */
  weight: number;
}

function rate(fact: CoachFact, weight: number): Rated {
  return { ...fact, weight };
}

function valueFacts({ field, values }: CoachField): Rated[] {
  return values.flatMap(({ name, accepted, changed, dismissed }): Rated[] => {
    const decided = accepted + dismissed;
    const about = { field, value: name };
    if (changed >= ENOUGH.value && changed > accepted) {
      return [rate({ kind: 'chosen-instead', ...about, count: changed, of: changed + accepted }, changed)];
    }
    if (decided < ENOUGH.value || accepted / decided >= PARTS.rarely) return [];
    return [rate({ kind: accepted === 0 ? 'never-accepted' : 'rarely-accepted', ...about, count: accepted, of: decided }, dismissed)];
  });
}

function minimumFacts({ field, minConfidence, decided }: CoachField): Rated[] {
  return decided.flatMap(({ isTicked, band, accepted, dismissed }): Rated[] => {
    const of = accepted + dismissed;
    if (band === null || of < ENOUGH.band) return [];
    const counts = { field, count: accepted, of };
    const lower = band / 100;
    if (!isTicked && lower < minConfidence && accepted / of >= PARTS.heldBackIsRight) {
      return [rate({ kind: 'minimum-too-high', ...counts, minimum: lower }, accepted)];
    }
    const higher = (CONFIDENCE_BANDS[CONFIDENCE_BANDS.findIndex((each) => each === band) - 1] ?? 0) / 100;
    if (isTicked && higher > minConfidence && accepted / of < PARTS.tickedIsWrong) {
      return [rate({ kind: 'minimum-too-low', ...counts, minimum: higher }, dismissed)];
    }
    return [];
  });
}

function undoneFacts({ field, accepted, undone }: CoachField): Rated[] {
  const isOften = undone >= ENOUGH.value && undone / Math.max(1, accepted) >= PARTS.undone;
  return isOften ? [rate({ kind: 'often-undone', field, count: undone, of: accepted }, undone)] : [];
}

function siteFacts({ weeks, waits, queue }: CoachFigures): Rated[] {
  const facts: Rated[] = [];
  const newest = weeks.at(-1);
  const before = weeks
    .slice(0, -1)
    .reduce((sum, week) => ({ yes: sum.yes + week.accepted, no: sum.no + week.dismissed }), { yes: 0, no: 0 });
  if (newest !== undefined && newest.accepted + newest.dismissed >= ENOUGH.site && before.yes + before.no >= ENOUGH.site) {
    const of = newest.accepted + newest.dismissed;
    const fall = before.yes / (before.yes + before.no) - newest.accepted / of;
    if (fall >= PARTS.fall) facts.push(rate({ kind: 'acceptance-falls', count: newest.accepted, of }, fall * of));
  }
  const decisions = waits.withinHour + waits.withinDay + waits.withinWeek + waits.longer;
  const late = waits.withinWeek + waits.longer;
  if (decisions >= ENOUGH.site && late / decisions >= PARTS.slow) {
    facts.push(rate({ kind: 'slow-decisions', count: late, of: decisions }, late));
  }
  if (queue !== null) {
    // The issues of the last days wait wherever triage takes a day; those that had a week, and older ones, tell.
    const [now, then] = queue.untriagedOfWeek;
    const of = queue.createdInWeek[1];
    const older = queue.untriaged - now - then;
    const isLeft = then >= ENOUGH.site && then / Math.max(1, of) >= PARTS.left;
    if (isLeft && older >= ENOUGH.site) facts.push(rate({ kind: 'queue-grows', count: then, of }, then));
  }
  return facts;
}

/**
 * What the figures say, by rules alone: the most telling facts first. Where people have hardly decided anything, that is the
 * fact; where nothing is wrong, that is.
 */
export function findFacts(figures: CoachFigures): CoachFact[] {
  const { fields } = figures;
  const ticked = fields.flatMap(({ decided }) => decided.filter(({ isTicked }) => isTicked));
  const accepted = ticked.reduce((sum, each) => sum + each.accepted, 0);
  const decisions = ticked.reduce((sum, each) => sum + each.accepted + each.dismissed, 0);
  const found = [...fields.flatMap((field) => [...valueFacts(field), ...minimumFacts(field), ...undoneFacts(field)]), ...siteFacts(figures)]
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST_FACTS)
    .map(({ weight: _weight, ...fact }) => fact);
  if (found.length > 0) return found;
  if (decisions < ENOUGH.site) return [{ kind: 'too-few', count: decisions, of: ENOUGH.site }];
  return decisions >= ENOUGH.well && accepted / decisions >= PARTS.well ? [{ kind: 'goes-well', count: accepted, of: decisions }] : [];
}
