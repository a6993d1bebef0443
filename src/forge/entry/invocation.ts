import { getAppContext } from '@forge/api';
import * as z from 'zod/mini';
import { once } from '../../contract/once';
import { TriageError } from '../../contract/triage-error';

/** The parts of the platform's context that the app relies on. The front end cannot set any of them. */
const invocationShape = once(() =>
  z.object({
    accountId: z.string().check(z.minLength(1)),
    license: z.nullish(z.object({ active: z.optional(z.boolean()), isActive: z.optional(z.boolean()) })),
  }),
);

const id = once(() => z.string().check(z.regex(/^\d+$/u)));
const issueShape = once(() => z.object({ extension: z.object({ issue: z.object({ id: id() }) }) }));
const projectShape = once(() => z.object({ extension: z.object({ project: z.object({ id: id(), key: z.string() }) }) }));

/**
 * The person who clicked. Fails closed: without a person nothing is allowed.
 * @throws TriageError `NOT_PERMITTED`, or `UNLICENSED` in production when the license has lapsed
 */
export function invokingPerson(context: unknown): string {
  const invocation = invocationShape().safeParse(context);
  if (!invocation.success) throw new TriageError('NOT_PERMITTED');
  const { accountId, license } = invocation.data;
  // Forge passes a license only where the app is sold; its absence is not a lapsed one.
  const isLapsed = license !== undefined && license !== null && !(license.isActive ?? license.active ?? false);
  if (isLapsed && getAppContext().environmentType === 'PRODUCTION') throw new TriageError('UNLICENSED');
  return accountId;
}

/** The issue that the panel stands on. @throws TriageError `NOT_PERMITTED` when the platform names none */
export function invokedIssue(context: unknown): string {
  const parsed = issueShape().safeParse(context);
  if (!parsed.success) throw new TriageError('NOT_PERMITTED');
  return parsed.data.extension.issue.id;
}

/** The project that the issue was in when the page was opened, or null when the platform names none. */
export function invokedProject(context: unknown): { id: string; key: string } | null {
  const parsed = projectShape().safeParse(context);
  return parsed.success ? parsed.data.extension.project : null;
}
