import { createEndpointAdapter } from '../adapters/endpoint/endpoint-adapter';
import { createJiraAdapter } from '../adapters/jira/jira-adapter';
import { createForgeQueue } from '../adapters/queue/forge-queue';
import { createForgeStore } from '../adapters/store/forge-store';
import { TriageError } from '../errors/triage-error';
import type { Random } from '../ports/random';
import type { AdminContext } from '../use-cases/admin-context';
import type { ProjectContext } from '../use-cases/project-context';
import type { TriageContext } from '../use-cases/triage-context';
import { invokedIssue, invokedProject, invokingPerson } from './invocation';

/** The resolver always ends within this time; Forge ends it after 25 s. */
const RESOLVER_TIME_MS = 20_000;

/** Node's own, loaded when it is needed (as in `domain/hash.ts`). */
export const random: Random = { id: () => crypto.randomUUID(), below: (below) => process.getBuiltinModule('node:crypto').randomInt(below) };

/** Made anew for each invocation: one warm process serves several customers, so nothing is kept between calls. */
function wire(context: unknown): AdminContext {
  const accountId = invokingPerson(context);
  const clock = Date.now;
  return {
    accountId,
    jira: createJiraAdapter(),
    store: createForgeStore(clock),
    endpoint: createEndpointAdapter(clock),
    queue: createForgeQueue(),
    clock,
    random,
    deadline: clock() + RESOLVER_TIME_MS,
  };
}

export function wireAdmin(context: unknown): AdminContext {
  return wire(context);
}

export function wireProject(context: unknown): ProjectContext {
  const project = invokedProject(context);
  if (project === null) throw new TriageError('NOT_PERMITTED');
  return { ...wire(context), projectId: project.id };
}

export function wirePanel(context: unknown): TriageContext {
  return { ...wire(context), issueId: invokedIssue(context), project: invokedProject(context) };
}
