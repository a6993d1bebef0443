import * as z from 'zod/mini';
import { ERROR_CODES } from '../../contract/error-body';
import { once } from '../../contract/once';
import { countShape, timeShape } from '../../contract/shapes';
import { byField, TRIAGE_FIELDS, type TriageField } from '../../contract/triage-field';
import type { Lesson } from '../decisions/lesson';
import type { StoredSimilar } from '../similar/pack-similar';
import type { StoredValueUsage } from '../usage/usage';
import type { StoredField } from './stored-field';

/** What an administrator has chosen for a project's profile. */
export const learningChoicesShape = once(() =>
  z.object({
    /** Whether issues that were resolved since are learned once a day. */
    daily: z.boolean(),
    /** Whether decisions about proposals count. */
    decisions: z.boolean(),
  }),
);

export type LearningChoices = z.infer<ReturnType<typeof learningChoicesShape>>;

/** A minimum that somebody chose by the backtest, and what that said: of `asked` issues. */
const chosenMinimumShape = once(() =>
  z.object({ minConfidence: z.number(), asked: countShape(), ticked: countShape(), right: countShape() }),
);

/** First proposals that people have decided on. */
const judgedShape = once(() => z.object({ asked: countShape(), right: countShape() }));

/** The profile of a project that is in force, and where its parts are. */
export const profileHeadShape = once(() =>
  z.object({
    /** Stays the same until the project is learned anew. Lessons are stored under it. */
    id: z.string(),
    /** Parts of a profile are stored under this id before the head names it, so that a switch is one write. */
    partsId: z.string(),
    /** Another one each time that it is written, so that nobody replaces what they have not read. */
    revision: z.string(),
    learnedAt: timeShape(),
    /** Past issues that it has learned from. */
    issues: countShape(),
    /** Of these, issues that had a value. */
    labelled: z.object(byField(() => countShape())),
    /** What reading them cost, in Jira's points. */
    points: countShape(),
    choices: learningChoicesShape(),
    /** Of fields for which the project has a minimum of its own. It outlasts learning anew. */
    minimums: z._default(z.partialRecord(z.enum(TRIAGE_FIELDS), chosenMinimumShape()), {}),
    /** What was learned day by day since. */
    since: z.object({
      /** Issues that were resolved until then are learned, milliseconds since 1970. */
      until: timeShape(),
      issues: countShape(),
      /** What its first proposals would have been for them, before it learned from each. */
      judged: z.object(byField(judgedShape)),
    }),
    /** The last time that it looked for resolved issues; null: never. */
    checked: z.nullable(z.object({ at: timeShape(), outcome: z.enum(['ok', ...ERROR_CODES]) })),
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
    suggestionId: z.string(),
    issueId: z.string(),
    /** Of the issue's cleaned text: what was not wanted for it does not come back while it stays the same. */
    textHash: z.string(),
    unwanted: z.array(z.number()),
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
  suggestionId: string;
  issueId: string;
  textHash: string;
  unwanted: number[];
  fields: Partial<Record<TriageField, Lesson>>;
}

/** Whether a decision teaches anything, beside what is not to come back. */
export function teaches({ fields }: Pick<StoredLessons, 'fields'>): boolean {
  return Object.keys(fields).length > 0;
}

/** What is left of decisions whose issues teach themselves by now: what was not wanted stays unwanted. */
export function withoutTeaching(lessons: StoredLessons): StoredLessons | null {
  return lessons.unwanted.length === 0 ? null : { ...lessons, fields: {} };
}

/** What a profile is stored in, beside its head. */
export interface ProfileParts {
  fields: Record<TriageField, StoredField>;
  similar: StoredSimilar;
  backtest: StoredBacktest;
  usage: StoredValueUsage;
}

/** What was learned of each project. Every method rejects with a `TriageError`. */
export interface ProfileStore {
  /** Null: nothing was learned yet. */
  readProfileHead(projectId: string): Promise<ProfileHead | null>;
  /** Every project of which something was learned. */
  listProfiles(): Promise<string[]>;
  /** Null where a part is missing, damaged or of another version of the app. */
  readProfileField(projectId: string, partsId: string, field: TriageField): Promise<StoredField | null>;
  readBacktest(projectId: string, partsId: string): Promise<StoredBacktest | null>;
  readUsageOfValues(projectId: string, partsId: string): Promise<StoredValueUsage | null>;
  /** What finding similar issues needs; null as with fields. */
  readSimilar(projectId: string, partsId: string): Promise<StoredSimilar | null>;
  /** What people decided since the profile was learned, the oldest first. */
  readLessons(projectId: string, profileId: string): Promise<StoredLessons[]>;
  /** Whether there is anything of a decision about a suggestion. Read by its key, because queries lag behind writes. */
  hasLessons(projectId: string, profileId: string, suggestionId: string): Promise<boolean>;
  writeLessons(projectId: string, profileId: string, lessons: StoredLessons): Promise<void>;
  deleteLessons(projectId: string, profileId: string, suggestionId: string): Promise<void>;
  /** Parts count once a head names them. */
  writeProfileParts(projectId: string, partsId: string, parts: ProfileParts): Promise<void>;
  /** Replaces `before`. False when another head stands there by now. */
  writeProfileHead(projectId: string, head: ProfileHead, before: ProfileHead | null): Promise<boolean>;
  /** The same with what was just learned, and ends that learning. False as well when that was canceled, begun anew, or asked for once more. */
  putInForce(projectId: string, head: ProfileHead, before: ProfileHead | null, learning: { revision: string }): Promise<boolean>;
  /** Lets no profile be in force. */
  deleteProfileHead(projectId: string): Promise<void>;
  /** The same where what stands there cannot be read, and could not be replaced either. */
  discardDamagedHead(projectId: string): Promise<void>;
  /**
   * Deletes the parts, lessons and read pages of the project that neither the profile in force nor a learning in progress
   * names, and that were begun before this time, milliseconds since 1970. What is written then is left for another time.
   * @param ended the id of a learning that has ended, whose own go whenever it was begun
   */
  sweepProfile(projectId: string, before: number, ended?: string): Promise<void>;
}
