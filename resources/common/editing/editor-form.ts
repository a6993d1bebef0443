import type { ErrorBody, InputFault } from '../../../src/contract/error-body';

/** What an editor shows: a document that is saved in versions, and what somebody makes of it. */
export interface EditorForm<View, Draft> {
  /** What is saved, as it was read last. */
  view: View;
  /** What is typed. */
  draft: Draft;
  /** What `view` looks like as a draft. */
  baseline: Draft;
  /** The parts of the draft that saving would change. */
  changed: (keyof Draft)[];
  /** Grows when all of the form must be drawn anew, because inputs keep their own text. */
  revision: number;
  /** Grows with `revision`, and when a value did not come from the keyboard. */
  fillRevision: number;
  /** What is under way, one thing at a time: `save`, or what only this form can do. */
  pending: string | null;
  faults: InputFault[];
  saveError: ErrorBody | null;
  /** What somebody else saved in the meantime. */
  conflict: View | null;
  savedVersion: number | null;
}

/** What the outcome of a save leaves on a form, cleared. */
export const NO_OUTCOME = { faults: [], saveError: null, conflict: null, savedVersion: null };

/** Finds the parts that say something else. Parts that nobody touched are the same object, so a keystroke compares one. */
export function findChangedParts<Draft extends object>(left: Draft, right: Draft): (keyof Draft)[] {
  return (Object.keys(left) as (keyof Draft)[]).filter(
    (part) => left[part] !== right[part] && JSON.stringify(left[part]) !== JSON.stringify(right[part]),
  );
}

/** What was saved, with what was typed since it was sent. */
export function keepTyped<Draft extends object>({ typed, sent, saved }: { typed: Draft; sent: Draft; saved: Draft }): Draft {
  const kept = { ...saved };
  for (const part of Object.keys(typed) as (keyof Draft)[]) if (typed[part] !== sent[part]) kept[part] = typed[part];
  return kept;
}
