import type { Fact } from './facts';

/** A fact before and after; null where it was not said. */
export interface Change {
  key: string;
  subject: string;
  before: string | null;
  after: string | null;
}

/** A fact that two people changed, or one of them: what it was, and what each made of it. */
export interface Divergence {
  key: string;
  subject: string;
  base: string | null;
  theirs: string | null;
  mine: string | null;
  /** `both`: they said different things, so taking mine overwrites theirs. */
  by: 'them' | 'me' | 'both';
}

/** What is different in `after`, in the order in which settings are read. */
export function findChanges(before: readonly Fact[], after: readonly Fact[]): Change[] {
  const [old, next] = [index(before), index(after)];
  return subjects([before, after])
    .map(({ key, subject }) => ({ key, subject, before: old.get(key) ?? null, after: next.get(key) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** What two people did who began with the same settings. What both changed alike is no difference between them. */
export function findDivergences(base: readonly Fact[], theirs: readonly Fact[], mine: readonly Fact[]): Divergence[] {
  const [begun, other, own] = [index(base), index(theirs), index(mine)];
  return subjects([base, theirs, mine]).flatMap(({ key, subject }) => {
    const said = { base: begun.get(key) ?? null, theirs: other.get(key) ?? null, mine: own.get(key) ?? null };
    if (said.theirs === said.mine) return [];
    const by = said.mine === said.base ? 'them' : said.theirs === said.base ? 'me' : 'both';
    return [{ key, subject, ...said, by }];
  });
}

function index(facts: readonly Fact[]): Map<string, string> {
  return new Map(facts.map(({ key, says }) => [key, says]));
}

/** Each fact once, in the order of the first that has it. */
function subjects(all: readonly (readonly Fact[])[]): Fact[] {
  return [...new Map(all.flat().map((fact) => [fact.key, fact])).values()];
}
