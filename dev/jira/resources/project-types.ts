import { ok, requirePerson, type Call, type Reply } from '../call';
import { refuse } from '../refusal';

/** Jira's kinds of projects; every project of this site is `software`. */
const PROJECT_TYPES = ['software', 'business', 'service_desk', 'product_discovery'].map((key) => ({
  key,
  formattedKey: key.split('_').map(capitalize).join(' '),
  descriptionI18nKey: `jira.project.type.${key}.description`,
  icon: '',
  color: '#1D7AFC',
}));

/** `GET /project/type`, for anyone. */
export function getProjectTypes(): Reply {
  return ok(PROJECT_TYPES);
}

/** `GET /project/type/accessible`: what the site has a licence for. */
export function getAccessibleProjectTypes(call: Call): Reply {
  requirePerson(call);
  return ok(PROJECT_TYPES.filter(({ key }) => key === 'software'));
}

/** `GET /project/type/{type}`. */
export function getProjectType(call: Call): Reply {
  return ok(requireType(call));
}

/** `GET /project/type/{type}/accessible`: 404 for a type without a licence. */
export function getAccessibleProjectType(call: Call): Reply {
  requirePerson(call);
  const type = requireType(call);
  if (type.key !== 'software') throw refuse(404, `The project type '${type.key}' is not accessible.`);
  return ok(type);
}

function requireType(call: Call): (typeof PROJECT_TYPES)[number] {
  const key = call.params['type'] ?? '';
  const type = PROJECT_TYPES.find((candidate) => candidate.key === key);
  if (type === undefined) throw refuse(404, `The project type '${key}' does not exist.`);
  return type;
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
