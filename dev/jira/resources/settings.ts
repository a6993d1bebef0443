import { ok, requirePerson, type Call, type Reply } from '../call';
import { requireAdministrator } from '../lookup';
import { PERMISSIONS } from '../permissions';
import { refuse } from '../refusal';

const TIME_TRACKING = { workingHoursPerDay: 8, workingDaysPerWeek: 5, timeFormat: 'pretty', defaultUnit: 'minute' };
const PROVIDER = { key: 'JIRA', name: 'JIRA provided time tracking' };
const PREFERENCES: ReadonlyMap<string, string> = new Map([
  ['user.notifications.mimetype', 'html'],
  ['user.default.share.private', 'true'],
]);

/** `GET /configuration`: what is switched on. */
export function getConfiguration(call: Call): Reply {
  requirePerson(call);
  return ok({
    votingEnabled: true,
    watchingEnabled: true,
    unassignedIssuesAllowed: true,
    subTasksEnabled: false,
    issueLinkingEnabled: true,
    timeTrackingEnabled: true,
    attachmentsEnabled: false,
    timeTrackingConfiguration: TIME_TRACKING,
  });
}

/** `GET /configuration/timetracking`. */
export function getTimeTracking(call: Call): Reply {
  requirePerson(call);
  return ok(PROVIDER);
}

/** `GET /configuration/timetracking/list`. */
export function listTimeTracking(call: Call): Reply {
  requireAdministrator(call);
  return ok([PROVIDER]);
}

/** `GET /configuration/timetracking/options`. */
export function getTimeTrackingOptions(call: Call): Reply {
  requirePerson(call);
  return ok(TIME_TRACKING);
}

/** `GET /attachment/meta`: attachments are switched off here. */
export function getAttachmentSettings(): Reply {
  return ok({ enabled: false, uploadLimit: 0 });
}

/** `GET /permissions`: every permission that this Jira knows. */
export function getPermissions(): Reply {
  return ok({ permissions: Object.fromEntries(PERMISSIONS.map(({ id: _id, ...definition }) => [definition.key, definition])) });
}

/** `GET /mypreferences?key=`: the text alone. Nobody has changed a preference here. */
export function getPreference(call: Call): Reply {
  requirePerson(call);
  const value = PREFERENCES.get(call.query.get('key') ?? '');
  if (value === undefined) throw refuse(404, `key not found: '${call.query.get('key') ?? ''}'`);
  return ok(value);
}

/** `GET /mypreferences/locale`. */
export function getLocale(call: Call): Reply {
  requirePerson(call);
  return ok({ locale: 'en_GB' });
}
