import * as z from 'zod/mini';
import { once } from '../../contract/once';
import { toErrorBody } from '../../contract/triage-error';
import { noteArrival } from '../../queue/note-arrival';
import { log } from '../log/logger';
import { createForgeQueue } from '../queue/forge-queue';
import { createForgeStore } from '../storage/forge-store';

/**
 * Of Jira's event `avi:jira:created:issue` the app reads the project alone (Atlassian documentation, "Jira events"). The
 * summary stands in it too, for which nobody was asked.
 */
const eventShape = once(() =>
  z.object({ issue: z.object({ fields: z.object({ project: z.object({ id: z.string().check(z.regex(/^\d{1,19}$/u)) }) }) }) }),
);

/**
 * Called by Forge for each issue that anybody but the app creates, on sites with a license (`manifest.yml`). With nobody
 * signed in, and perhaps twice. It never throws: what is missed here, the next event or the triage page finds.
 */
export async function issueCreated(event: unknown): Promise<void> {
  const clock = Date.now;
  const startedAt = clock();
  const note = (outcome: Parameters<typeof log>[0]['outcome']) =>
    log({ event: 'trigger', name: 'issueCreated', outcome, ms: clock() - startedAt });
  try {
    const { issue } = eventShape().parse(event);
    const store = createForgeStore(clock);
    // Silent for the others: an import would fill the log.
    if (await noteArrival({ store, queue: createForgeQueue(), clock }, issue.fields.project.id)) note('ok');
  } catch (error) {
    note(toErrorBody(error).code);
  }
}
