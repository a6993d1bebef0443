import { ok, requirePerson, type Call, type Reply } from '../call';
import { requireAdministrator, requireProject } from '../lookup';
import { hasGlobalPermission, hasProjectPermission } from '../permissions';
import { INVALID_PAYLOAD, refuse } from '../refusal';
import type { Resource } from '../router';
import { requireUser } from './users';

/** Jira's bounds on a property's key and value, in characters. */
const KEY_LENGTH = 255;
const VALUE_LENGTH = 32_768;

export type Properties = Record<string, unknown>;
type PropertyResources = Record<'list' | 'get' | 'put' | 'remove', Resource>;

/** The keys of an entity's properties, each with its address. */
export function listKeys(address: string, properties: Properties): Reply {
  return ok({ keys: Object.keys(properties).map((key) => ({ self: `${address}/${encodeURIComponent(key)}`, key })) });
}

export function readProperty(call: Call, properties: Properties): Reply {
  const key = requireKey(call, properties);
  return ok({ key, value: properties[key] });
}

/** The properties with the one that the request sends, and Jira's 201 when it is new or 200 when it is replaced. */
export function withProperty(call: Call, properties: Properties): { properties: Properties; reply: Reply } {
  const key = propertyKey(call);
  if (call.body === undefined || key.length > KEY_LENGTH) throw refuse(400, INVALID_PAYLOAD);
  if (JSON.stringify(call.body).length > VALUE_LENGTH) {
    throw refuse(400, `The property value is too long. It exceeds ${VALUE_LENGTH} characters.`);
  }
  const status = Object.hasOwn(properties, key) ? 200 : 201;
  return { properties: { ...properties, [key]: call.body }, reply: { status } };
}

/** The properties without the one that the path names. Throws Jira's 404 when there is none. */
export function withoutProperty(call: Call, properties: Properties): Properties {
  const key = requireKey(call, properties);
  return Object.fromEntries(Object.entries(properties).filter(([name]) => name !== key));
}

/** `GET`, `PUT` and `DELETE` below `/user/properties`: one's own, and everybody's for administrators. */
export const userProperties: PropertyResources = {
  list: (call: Call): Reply => listKeys(`${call.api}/user/properties`, ofUser(call).properties),
  get: (call: Call): Reply => readProperty(call, ofUser(call).properties),
  put(call: Call): Reply {
    const { accountId, properties } = ofUser(call);
    const next = withProperty(call, properties);
    return saveUser(call, accountId, next.properties, next.reply);
  },
  remove(call: Call): Reply {
    const { accountId, properties } = ofUser(call);
    return saveUser(call, accountId, withoutProperty(call, properties), { status: 204 });
  },
};

/** `GET`, `PUT` and `DELETE` below `/project/{project}/properties`. */
export const projectProperties: PropertyResources = {
  list(call: Call): Reply {
    const { id, properties } = ofProject(call);
    return listKeys(`${call.api}/project/${id}/properties`, properties);
  },
  get: (call: Call): Reply => readProperty(call, ofProject(call).properties),
  put(call: Call): Reply {
    const { id, properties } = requireAdministered(call);
    const next = withProperty(call, properties);
    return saveProject(call, id, next.properties, next.reply);
  },
  remove(call: Call): Reply {
    const { id, properties } = requireAdministered(call);
    return saveProject(call, id, withoutProperty(call, properties), { status: 204 });
  },
};

function propertyKey(call: Call): string {
  return call.params['property'] ?? '';
}

function requireKey(call: Call, properties: Properties): string {
  const key = propertyKey(call);
  if (!Object.hasOwn(properties, key)) throw refuse(404, `The property with key '${key}' does not exist.`);
  return key;
}

function ofUser(call: Call): { accountId: string; properties: Properties } {
  const person = requirePerson(call);
  const { accountId } = requireUser(call, call.query.get('accountId') ?? person.accountId);
  if (accountId !== person.accountId) requireAdministrator(call);
  return { accountId, properties: call.state.userProperties?.[accountId] ?? {} };
}

function ofProject(call: Call): { id: string; properties: Properties } {
  const { id } = requireProject(call, call.params['project'] ?? '');
  return { id, properties: call.state.projectProperties?.[id] ?? {} };
}

function requireAdministered(call: Call): { id: string; properties: Properties } {
  const person = requirePerson(call);
  const project = requireProject(call, call.params['project'] ?? '');
  if (!hasProjectPermission(person, project, 'ADMINISTER_PROJECTS') && !hasGlobalPermission(person, 'ADMINISTER')) {
    throw refuse(403, 'You do not have permission to administer this project.');
  }
  return ofProject(call);
}

function saveUser(call: Call, accountId: string, properties: Properties, reply: Reply): Reply {
  call.state.userProperties = { ...call.state.userProperties, [accountId]: properties };
  call.changed();
  return reply;
}

function saveProject(call: Call, id: string, properties: Properties, reply: Reply): Reply {
  call.state.projectProperties = { ...call.state.projectProperties, [id]: properties };
  call.changed();
  return reply;
}
