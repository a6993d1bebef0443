import * as z from 'zod/mini';
import { once } from '../../contract/once';
import { countShape, timeShape } from '../../contract/shapes';
import { byField, TRIAGE_FIELDS, type TriageField } from '../../contract/triage-field';
import type { Lesson } from '../decisions/lesson';
import type { StoredSimilar } from '../similar/pack-similar';
import type { StoredField } from './stored-field';

/** The profile of a project that is in force, and where its parts are. */
export const profileHeadShape = once(() =>
  z.object({
    /** Parts of a profile are stored under its id before the head names it, so that a switch is one write. */
    id: z.string(),
    learnedAt: timeShape(),
    /** Past issues that were read. */
    issues: countShape(),
    /** Of these, issues that had a value. */
    labelled: z.object(byField(() => countShape())),
    /** What reading them cost, in Jira's points. */
    points: countShape(),
  }),
);

export type ProfileHead = z.infer<ReturnType<typeof profileHeadShape>>;

const curvePoint = once(() => z.tuple([z.number(), z.number(), z.number()]));

/** A backtest of one field; values as places in the list of their names, which is configuration and no text of an issue. */
const fieldBacktestShape = once(() =>
  z.object({
    names: z.array(z.string()),
    asked: countShape(),
    suggestedMinimum: z.number(),
    /** Minimum, ticked, right. */
    curve: z.array(curvePoint()),
    byValue: z.array(z.object({ value: z.number(), chosen: countShape(), proposed: countShape(), right: countShape() })),
    confusions: z.array(z.object({ chosen: z.number(), proposed: z.number(), times: countShape() })),
  }),
);

export const backtestShape = once(() => z.object(byField(() => fieldBacktestShape())));

export type StoredBacktest = z.infer<ReturnType<typeof backtestShape>>;

/** What a decision taught, by field. */
export const lessonsShape = once(() =>
  z.object({
    at: timeShape(),
    /** Of the issue's cleaned text: what was refused for it does not come back while it stays the same. */
    textHash: z.string(),
    refused: z.array(z.number()),
    fields: z.partialRecord(
      z.enum(TRIAGE_FIELDS),
      z.object({
        hashes: z.array(z.number()),
        weights: z.array(z.number()),
        steps: z.array(z.object({ key: z.number(), step: z.number() })),
        chosen: z.array(z.number()),
        judged: z.nullable(z.object({ lead: z.number(), score: z.number(), isRight: z.boolean() })),
      }),
    ),
  }),
);

export interface StoredLessons {
  at: number;
  textHash: string;
  refused: number[];
  fields: Partial<Record<TriageField, Lesson>>;
}

/** What was learned of each project. Every method rejects with a `TriageError`. */
export interface ProfileStore {
  /** Null: nothing was learned yet. */
  readProfileHead(projectId: string): Promise<ProfileHead | null>;
  /** Null where a part is missing, damaged or of another version of the app. */
  readProfileField(projectId: string, profileId: string, field: TriageField): Promise<StoredField | null>;
  /** What finding similar issues needs; null as with fields. */
  readSimilar(projectId: string, profileId: string): Promise<StoredSimilar | null>;
  readBacktest(projectId: string, profileId: string): Promise<StoredBacktest | null>;
  /** What people decided since the profile was learned, the oldest first. */
  readLessons(projectId: string, profileId: string): Promise<StoredLessons[]>;
  writeLessons(projectId: string, profileId: string, suggestionId: string, lessons: StoredLessons): Promise<void>;
  deleteLessons(projectId: string, profileId: string, suggestionId: string): Promise<void>;
  /** Writes all parts, and then the head that names them. */
  writeProfile(
    projectId: string,
    head: ProfileHead,
    parts: { fields: Record<TriageField, StoredField>; similar: StoredSimilar; backtest: StoredBacktest },
  ): Promise<void>;
  /** Deletes everything that was learned of the project except the profile of the given id, if any. */
  deleteProfiles(projectId: string, exceptId: string | null): Promise<void>;
}
