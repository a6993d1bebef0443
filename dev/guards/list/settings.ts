import type { Guard } from '../guard';
import { testsOf } from './tests';

const faults = testsOf('__tests__/unit/settings/settings-faults.test.ts');
const reset = testsOf('__tests__/flow/admin-reset.test.ts');
const imported = testsOf('__tests__/flow/admin-settings.test.ts');
const project = testsOf('__tests__/flow/project-settings.test.ts');

/** Settings are refused whole when anything is wrong, no save is lost, and a reset leaves nothing. */
export const SETTINGS: Guard[] = [
  {
    name: 'settings hold nothing that the app does not know',
    invariant: null,
    file: 'src/contract/settings.ts',
    find: 'export const settingsSchema = once(() => z.strictObject({',
    replace: 'export const settingsSchema = once(() => z.object({',
    tests: [{ file: '__tests__/flow/admin-settings.test.ts', title: 'refuse to read in %s, with its path', of: 'a token in it' }],
  },
  {
    name: 'mappings lead to allowed labels',
    invariant: 2,
    file: 'src/contract/mapping-faults.ts',
    find: 'return allowed.has(target) ? null :',
    replace: "return target !== '' ? null :",
    tests: faults('names each fault with its path'),
  },
  {
    name: 'mappings make no loops and no chains',
    invariant: null,
    file: 'src/contract/mapping-faults.ts',
    find: '    if (next !== undefined) {',
    replace: '    if (next !== undefined && source === target) {',
    tests: imported('refuse %s of label mappings'),
  },
  {
    name: 'names stand in a list once',
    invariant: null,
    file: 'src/settings/settings-faults.ts',
    find: '    return first === undefined ? [] :',
    replace: '    return first !== name ? [] :',
    tests: faults('names each fault with its path'),
  },
  {
    name: 'settings fit into storage',
    invariant: null,
    file: 'src/settings/settings-faults.ts',
    find: 'return Buffer.byteLength(JSON.stringify(settings)) > MOST_BYTES',
    replace: 'return Buffer.byteLength(JSON.stringify(settings)) < 0',
    tests: faults('refuses lists that Forge could not store'),
  },
  {
    name: 'an import holds nothing that settings do not',
    invariant: null,
    file: 'src/settings/read-import.ts',
    find: '  if (faults.length > 0) refuse(faults);\n',
    replace: '',
    tests: imported('refuse to read in %s, with its path'),
  },
  {
    name: 'of two savers one wins',
    invariant: null,
    file: 'src/forge/storage/kvs-calls.ts',
    find: "      return createOnce(kvs.set(key, wrap(value, expiresAt), { ...ttl(expiresAt), keyPolicy: 'FAIL_IF_EXISTS' }));",
    replace: '      return createOnce(kvs.set(key, wrap(value, expiresAt), ttl(expiresAt)));',
    tests: testsOf('__tests__/flow/error-codes.test.ts')('$code when $when'),
  },
  {
    name: 'a save of a project is based on the newest version',
    invariant: null,
    file: 'src/settings/project/save-project-settings.ts',
    find: "  if (newest !== payload.version) throw new TriageError('SAVE_CONFLICT');\n",
    replace: '',
    tests: testsOf('__tests__/flow/refusals.test.ts')('takes no save that is based on a version that does not exist yet'),
  },
  {
    name: 'a project that does not exist has no settings',
    invariant: null,
    file: 'src/settings/values/read-visible-projects.ts',
    find: "  if (faults.length > 0) throw new TriageError('INVALID_INPUT', { details: { faults } });\n",
    replace: '',
    tests: project('of a project that does not exist are refused'),
  },
  {
    name: 'nothing is saved during a reset',
    invariant: null,
    file: 'src/reset/assert-not-resetting.ts',
    find: 'if ((await store.readReset()) !== null) throw',
    replace: 'if ((await store.readReset())?.startedAt === -1) throw',
    tests: reset('ends sending and saving at once, and says why'),
  },
  {
    name: 'nothing is stored by a run that a reset overtook',
    invariant: null,
    file: 'src/triage/suggest/store-answer.ts',
    find: '  if (version === 0) {',
    replace: '  if (version < 0) {',
    tests: testsOf('__tests__/flow/refusals.test.ts')('stores nothing for a run that a reset overtook'),
  },
  {
    name: 'a reset deletes the secrets',
    invariant: null,
    file: 'src/reset/start-reset.ts',
    find: 'await Promise.all([store.deleteSettingsHead(), store.deleteSecrets()]);',
    replace: 'await store.deleteSettingsHead();',
    tests: reset('ends sending and saving at once, and says why'),
  },
  {
    name: 'a reset begins once',
    invariant: null,
    file: 'src/reset/start-reset.ts',
    find: '  if (earlier !== null && !isStalled(earlier, clock())) return resetView(context, earlier);\n',
    replace: '',
    tests: reset('is begun once, however often it is asked for'),
  },
];
