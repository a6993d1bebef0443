import type { Guard } from '../guard';
import { invariant, testsOf } from './tests';

const failures = testsOf('__tests__/flow/error-codes.test.ts')('$code when $when');
const SEND = 'src/providers/endpoint/send.ts';

/** 8 and 9: the endpoint and Jira are called, and nobody else; scopes are the ones that are needed. */
export const EGRESS: Guard[] = [
  {
    name: 'redirects are not followed',
    invariant: 8,
    file: SEND,
    find: "redirect: 'error',",
    replace: "redirect: 'follow',",
    tests: invariant('8: a redirect is not followed, so that the text stays with the endpoint'),
  },
  {
    name: 'a page in a proxy’s place is no answer',
    invariant: null,
    file: 'src/providers/endpoint/endpoint-adapter.ts',
    find: '  if (!answer.isJson) throw',
    replace: "  if (answer.body === '') throw",
    tests: failures,
  },
  {
    name: 'no more of an answer is read than an honest one has',
    invariant: null,
    file: 'src/providers/endpoint/read-body.ts',
    find: 'if (bytes > BODY_LIMIT_BYTES) {',
    replace: 'if (bytes < 0) {',
    tests: testsOf('__tests__/flow/faults-endpoint.test.ts')('$fault ends as $code, and the next suggestion works'),
  },
  {
    name: 'scopes are the ones that the calls need',
    invariant: 9,
    file: 'manifest.yml',
    find: '    - storage:app\n',
    replace: '    - storage:app\n    - manage:jira-configuration\n',
    tests: invariant('9: the scopes in the manifest are the ones that the calls need'),
  },
  {
    name: 'no host is listed in the manifest',
    invariant: 9,
    file: 'manifest.yml',
    find: '    configurable:\n',
    replace: "    fetch:\n      backend:\n        - address: '*.sprintloom.com'\n    configurable:\n",
    tests: invariant('9: the scopes in the manifest are the ones that the calls need'),
  },
];
