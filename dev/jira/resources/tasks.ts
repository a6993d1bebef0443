import { ok, requirePerson, type Call, type Reply } from '../call';
import { newId } from '../new-id';
import { refuse } from '../refusal';
import type { JiraState, Person } from '../state';

type TaskState = NonNullable<JiraState['tasks']>[number];

/** Jira's answer to what takes it a while: the address where a client sees how it goes. Here it has been done already, by the caller of this. */
export function doneByTask(call: Call, { accountId }: Person, description: string): Reply {
  const task = { id: newId(call.state), description, accountId, at: call.now };
  call.state.tasks = [...(call.state.tasks ?? []), task];
  call.changed();
  return { status: 303, location: `${call.api}/task/${task.id}` };
}

/** Only who began a task, and administrators, are told of it (Atlassian's API description). */
function requireTask(call: Call): TaskState {
  const { accountId, role } = requirePerson(call);
  const task = call.state.tasks?.find(({ id }) => id === call.params['id']);
  if (task === undefined) throw refuse(404, 'The task was not found.');
  if (task.accountId !== accountId && role !== 'administrator') throw refuse(403, 'You do not have permission to see this task.');
  return task;
}

/** `GET /task/{id}`. Times are milliseconds, and the person is a number that Jira's other answers do not have. */
export function getTask(call: Call): Reply {
  const { id, description, accountId, at } = requireTask(call);
  return ok({
    self: `${call.api}/task/${id}`,
    id,
    description,
    status: 'COMPLETE',
    submittedBy: 10_000 + call.state.people.findIndex((person) => person.accountId === accountId),
    progress: 100,
    elapsedRuntime: 0,
    submitted: at,
    started: at,
    finished: at,
    lastUpdate: at,
  });
}

/** `POST /task/{id}/cancel`: there is nothing left to cancel. */
export function cancelTask(call: Call): Reply {
  requireTask(call);
  throw refuse(400, 'The task has finished already.');
}
