import { listParameter, ok, requirePerson, type Call, type Reply } from '../call';
import { FIELDS } from '../fields';
import { page } from '../shape/page';
import { timestamp } from '../shape/timestamp';
import { TIME_ZONE, userBean } from '../shape/user';
import { membership } from './users';

/** `GET /myself`. */
export function getMyself(call: Call): Reply {
  const person = requirePerson(call);
  return ok({ ...userBean(call, person.accountId), locale: 'en_GB', ...membership(), expand: 'groups,applicationRoles' });
}

/** `GET /serverInfo`, for anyone. */
export function getServerInfo(call: Call): Reply {
  const { name } = call.state.site;
  return ok({
    baseUrl: call.origin,
    displayUrl: call.origin,
    version: '1001.0.0-SNAPSHOT',
    versionNumbers: [1001, 0, 0],
    deploymentType: 'Cloud',
    buildNumber: 100_000,
    buildDate: timestamp(0),
    serverTime: timestamp(call.now),
    scmInfo: '0000000000000000000000000000000000000000',
    serverTitle: name,
    serverTimeZone: TIME_ZONE,
  });
}

/** `GET /field`: the system fields. */
export function getFields(): Reply {
  return ok(FIELDS.map((field) => ({ ...field, key: field.id, custom: false })));
}

/** `GET /field/search`, by id, kind and a part of the name. */
export function searchFields(call: Call): Reply {
  requirePerson(call);
  const { query } = call;
  const ids = listParameter(query, 'id');
  const types = listParameter(query, 'type');
  const text = (query.get('query') ?? '').toLowerCase();
  const found = FIELDS.filter(({ schema }) => schema !== undefined && (types.length === 0 || types.includes('system')))
    .filter(({ id, name }) => (ids.length === 0 || ids.includes(id)) && name.toLowerCase().includes(text))
    .map(({ id, name, schema }) => ({ id, name, schema, description: '', isLocked: false }));
  return ok(page(found, { query, address: `${call.api}/field/search`, size: 50 }));
}
