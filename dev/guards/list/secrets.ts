import type { Guard } from '../guard';
import { invariant, settings, testsOf } from './tests';

const address = testsOf('__tests__/unit/contract/endpoint-address.test.ts')('refuses %s');
const ADDRESS = 'src/contract/endpoint-address.ts';

/** 4: no secret reaches a browser, and the token no other origin than its own. */
export const SECRETS: Guard[] = [
  {
    name: 'the token goes to the origin that it was saved for',
    invariant: 4,
    file: 'src/triage/question/answer-question.ts',
    find: 'return stored !== null && stored.origin === endpointOrigin(endpoint.baseUrl) ? stored.token : null;',
    replace: "return stored !== null && endpointOrigin(endpoint.baseUrl) !== '' ? stored.token : null;",
    tests: [
      ...invariant('4: the token reaches no browser, and no origin but the one that it was saved for'),
      ...settings('keep the token until it is replaced or removed, and never for another origin'),
    ],
  },
  {
    name: 'settings tell of the token only whether there is one',
    invariant: 4,
    file: 'src/settings/get-settings.ts',
    find: '    tokenOrigin: token?.origin ?? null,',
    replace: '    tokenOrigin: token?.origin ?? null,\n    ...token,',
    tests: invariant('4: the token reaches no browser, and no origin but the one that it was saved for'),
  },
  {
    name: 'a save is based on the newest version',
    invariant: 4,
    file: 'src/settings/save-settings.ts',
    find: "  if (newest !== payload.version) throw new TriageError('SAVE_CONFLICT');\n",
    replace: '',
    tests: testsOf('__tests__/flow/refusals.test.ts')('takes no save that is based on a version that does not exist yet'),
  },
  {
    name: 'a token cannot carry another header',
    invariant: 4,
    file: 'src/forge/entry/admin-payloads.ts',
    find: "      z.regex(/^[\\x21-\\x7e]+$/u, 'A token cannot contain spaces or special characters.'),\n",
    replace: '',
    tests: settings('refuse a token that could carry another header'),
  },
  {
    name: 'a saved address is checked',
    invariant: 4,
    file: 'src/settings/settings-faults.ts',
    find: "...(addressFault === null ? [] : [{ path: 'endpoint.baseUrl', message: addressFault }]),",
    replace: "...(addressFault === '' ? [{ path: 'endpoint.baseUrl', message: addressFault }] : []),",
    tests: testsOf('__tests__/unit/settings/settings-faults.test.ts')('names each fault with its path'),
  },
  {
    name: 'a tested address is checked',
    invariant: 4,
    file: 'src/triage/trial/test-connection.ts',
    find: "  if (message !== null) throw new TriageError('INVALID_INPUT', {",
    replace: "  if (message === '') throw new TriageError('INVALID_INPUT', {",
    tests: testsOf('__tests__/flow/admin-connection.test.ts')('refuses an address that Jira cannot reach before anything is sent'),
  },
  {
    name: 'an address is https',
    invariant: 4,
    file: ADDRESS,
    find: "  if (url.protocol !== 'https:') return",
    replace: "  if (url.protocol === '') return",
    tests: address,
  },
  {
    name: 'an address holds no user',
    invariant: 4,
    file: ADDRESS,
    find: "  if (url.username !== '' || url.password !== '') return",
    replace: "  if (url.protocol === '') return",
    tests: address,
  },
  {
    name: 'an address is a name, not a number',
    invariant: 4,
    file: ADDRESS,
    find: "  if (host.startsWith('[') || /^[\\d.]+$/.test(host)) return",
    replace: "  if (url.protocol === '') return",
    tests: address,
  },
  {
    name: 'an address has a full name',
    invariant: 4,
    file: ADDRESS,
    find: "  if (!host.includes('.')) return",
    replace: "  if (url.protocol === '') return",
    tests: address,
  },
  {
    name: 'an address is not reserved',
    invariant: 4,
    file: ADDRESS,
    find: '  if (RESERVED_SUFFIXES.some((suffix) => isWithin(host, suffix))) {',
    replace: "  if (url.protocol === '') {",
    tests: address,
  },
];
