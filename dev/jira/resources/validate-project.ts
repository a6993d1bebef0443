import { ok, type Call, type Reply } from '../call';

const LONGEST_KEY = 10;

/** `GET /projectvalidate/key`: an error collection, empty when the key can be used. */
export function validateProjectKey(call: Call): Reply {
  const fault = faultOf(call, call.query.get('key') ?? '');
  return ok({ errorMessages: [], errors: fault === null ? {} : { projectKey: fault } });
}

/** `GET /projectvalidate/validProjectKey`: the key, or one like it that can be used; empty when there is none. */
export function suggestProjectKey(call: Call): Reply {
  const wanted = (call.query.get('key') ?? '')
    .toUpperCase()
    .replace(/[^A-Z0-9_]/g, '')
    .replace(/^[^A-Z]+/, '');
  return ok(firstFree(call, wanted.slice(0, LONGEST_KEY), (key) => faultOf(call, key) === null, ''));
}

/** `GET /projectvalidate/validProjectName`: the name, or one like it that no project has. */
export function suggestProjectName(call: Call): Reply {
  const taken = new Set(call.state.projects.map(({ name }) => name.toLowerCase()));
  return ok(firstFree(call, call.query.get('name') ?? '', (name) => name !== '' && !taken.has(name.toLowerCase()), ' '));
}

function faultOf({ state }: Call, key: string): string | null {
  if (key === '') return 'You must specify a valid project key.';
  if (!/^[A-Z][A-Z0-9_]+$/.test(key))
    return 'Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.';
  if (key.length > LONGEST_KEY) return `The project key must not exceed ${LONGEST_KEY} characters in length.`;
  const owner = state.projects.find((project) => project.key === key);
  return owner === undefined ? null : `Project '${owner.name}' uses this project key.`;
}

function firstFree({ state }: Call, wanted: string, isFree: (text: string) => boolean, between: string): string {
  const numbered = state.projects.map((_project, index) => `${wanted}${between}${index + 2}`);
  return [wanted, ...numbered].find(isFree) ?? '';
}
