import { ok, requirePerson, type Call, type Reply } from '../call';
import { FIELDS } from '../fields';
import { timestamp } from '../shape/timestamp';
import { userBean } from '../shape/user';

/** `GET /myself`. */
export function getMyself(call: Call): Reply {
  const person = requirePerson(call);
  return ok({
    ...userBean(call.state, person.accountId),
    locale: 'en_GB',
    groups: { size: 1, items: [] },
    applicationRoles: { size: 1, items: [] },
    expand: 'groups,applicationRoles',
  });
}

/** `GET /serverInfo`, for anyone. */
export function getServerInfo(call: Call): Reply {
  const { siteUrl, name } = call.state.site;
  return ok({
    baseUrl: siteUrl,
    displayUrl: siteUrl,
    version: '1001.0.0-SNAPSHOT',
    versionNumbers: [1001, 0, 0],
    deploymentType: 'Cloud',
    buildNumber: 100_000,
    buildDate: timestamp(0),
    serverTime: timestamp(call.now),
    scmInfo: '0000000000000000000000000000000000000000',
    serverTitle: name,
    serverTimeZone: 'Europe/Berlin',
  });
}

/** `GET /field`: the system fields. */
export function getFields(): Reply {
  return ok(FIELDS.map((field) => ({ ...field, key: field.id, custom: false })));
}
