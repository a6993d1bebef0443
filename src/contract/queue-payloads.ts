import * as z from 'zod/mini';
import { emptyPayload } from './empty-payload';
import { MOST_IN_BATCH, MOST_PREPARED } from './limits';
import { MOST_FOLLOWED } from './live';
import { once } from './once';
import { panelPayloads } from './panel-payloads';
import { localeShape } from './shapes';
import { text } from './text';

const issueId = once(() => z.string().check(z.regex(/^\d{1,19}$/u, text('This is not the id of an issue.'))));

/** Whether the issue is one of many that somebody decides about at once. */
const together = once(() => z._default(z.boolean(), false));

const issuePayload = once(() => z.strictObject({ issueId: issueId() }));

const { suggestTriage, cancelRun, applyTriage, undoTriage, dismissTriage, linkDuplicate, unlinkDuplicate, attend } = panelPayloads;

/** An issue that is accepted as one of many, and what of. */
export const batchIssueShape = once(() => z.strictObject({ issueId: issueId(), suggestionId: undoTriage().shape.suggestionId }));

export type BatchIssue = z.infer<ReturnType<typeof batchIssueShape>>;

/**
 * What the triage page may send. An issue's id comes from the page, since the page stands on none: each function reads
 * the issue as the person, and refuses one of another project.
 */
export const queuePayloads = {
  /** `duplicates`: whether to look for likely duplicates of the rows, which costs a few of Jira's points more. */
  getQueue: once(() =>
    z.strictObject({ pageToken: z.nullable(z.string().check(z.maxLength(2_000))), duplicates: z._default(z.boolean(), false) }),
  ),
  prepareIssues: once(() =>
    z.strictObject({ issueIds: z.array(issueId()).check(z.minLength(1), z.maxLength(MOST_PREPARED)), locale: localeShape() }),
  ),
  getIssue: issuePayload,
  noteBatch: once(() => z.strictObject({ issues: z.array(batchIssueShape()).check(z.minLength(1), z.maxLength(MOST_IN_BATCH)) })),
  getBatch: emptyPayload,
  findSimilar: issuePayload,
  suggestTriage: once(() => z.extend(suggestTriage(), { issueId: issueId() })),
  cancelRun: once(() => z.extend(cancelRun(), { issueId: issueId() })),
  applyTriage: once(() => z.extend(applyTriage(), { issueId: issueId(), together: together() })),
  undoTriage: once(() => z.extend(undoTriage(), { issueId: issueId(), together: together() })),
  dismissTriage: once(() => z.extend(dismissTriage(), { issueId: issueId() })),
  linkDuplicate: once(() => z.extend(linkDuplicate(), { issueId: issueId() })),
  listenToIssues: once(() => z.strictObject({ issueIds: z.array(issueId()).check(z.minLength(1), z.maxLength(MOST_FOLLOWED)) })),
  attend: once(() => z.extend(attend(), { issueId: issueId() })),
  unlinkDuplicate: once(() => z.extend(unlinkDuplicate(), { issueId: issueId() })),
};
