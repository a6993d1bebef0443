import type { CoachContext } from '../../coach/coach-context';
import type { Random } from '../../contract/random';
import { TriageError } from '../../contract/triage-error';
import type { LearningContext } from '../../learning/learning-context';
import type { PanelContext } from '../../queue/find-next-issue';
import type { QueueContext } from '../../queue/queue-context';
import type { ResetContext } from '../../reset/reset-view';
import type { ProjectSettingsContext, SiteSettingsContext } from '../../settings/settings-context';
import type { ActionContext } from '../../triage/action/answer-action';
import { createJiraAdapter } from '../jira/jira-adapter';
import { createAllMarks, createMarks } from '../jira/marks';
import { createEndpoint } from '../models/endpoint';
import { createForgeQueue } from '../queue/forge-queue';
import { createLive } from '../realtime/live';
import { createForgeStore } from '../storage/forge-store';
import { invokedIssue, invokedProject, invokingPerson } from './invocation';

/** The resolver always ends within this time; Forge ends it after 25 s. */
const RESOLVER_TIME_MS = 20_000;

/** Forge ends an action after 55 s. */
const ACTION_TIME_MS = 50_000;

/** Node's own, loaded when it is needed (as in `text/hash.ts`). */
export const random: Random = { id: () => crypto.randomUUID(), below: (below) => process.getBuiltinModule('node:crypto').randomInt(below) };

/** Made for each invocation: one warm process serves several customers, so nothing is kept between calls. */
function wire(context: unknown, milliseconds = RESOLVER_TIME_MS) {
  const accountId = invokingPerson(context);
  const clock = Date.now;
  const store = createForgeStore(clock);
  return {
    accountId,
    jira: createJiraAdapter(),
    marks: createMarks('person'),
    store,
    endpoint: createEndpoint(clock, store),
    queue: createForgeQueue(),
    live: createLive(clock),
    clock,
    random,
    deadline: clock() + milliseconds,
  };
}

export function wireAdmin(context: unknown): CoachContext & SiteSettingsContext & ResetContext & LearningContext {
  return { ...wire(context), allMarks: createAllMarks() };
}

export function wireProject(context: unknown): ProjectSettingsContext & LearningContext {
  const project = invokedProject(context);
  if (project === null) throw new TriageError('NOT_PERMITTED');
  return { ...wire(context), projectId: project.id };
}

export function wireQueue(context: unknown): QueueContext {
  const wired = wire(context);
  const project = invokedProject(context);
  if (project === null) throw new TriageError('NOT_PERMITTED');
  return { ...wired, project, surface: 'page' };
}

export function wirePanel(context: unknown): PanelContext {
  return { ...wire(context), surface: 'panel', issueId: invokedIssue(context), project: invokedProject(context) };
}

export function wireAction(context: unknown): ActionContext {
  return { ...wire(context, ACTION_TIME_MS), marks: null };
}
