import type { Guard } from '../guard';
import { canaries, evidence, invariant, settings, testsOf, unitOf } from './tests';

const CANARIES = '__tests__/flow/canaries.test.ts';
const storageFails = [{ file: CANARIES, title: 'stay where they belong when storage fails at %s', of: 'get' }];

/** 3: nothing of an issue and nothing of a person in logs, errors and storage; what may leave the site. */
export const PRIVACY: Guard[] = [
  {
    name: 'a log line names the place of a bug, and not its message',
    invariant: 3,
    file: 'src/forge/log/logger.ts',
    find: '  return /^\\s+at ',
    replace: "  if (stack !== '') return stack.slice(0, 300);\n  return /^\\s+at ",
    tests: storageFails,
  },
  {
    name: 'an error’s message comes from the catalogue',
    invariant: 3,
    file: 'src/contract/triage-error.ts',
    find: '  const { message, retryable } = errorText(known.code, known.details);',
    replace:
      '  const { retryable } = errorText(known.code, known.details);\n  const message = known.cause instanceof Error ? known.cause.message : known.message;',
    tests: storageFails,
  },
  {
    name: 'what Jira answers to a refusal is not read',
    invariant: 3,
    file: 'src/forge/jira/jira-requests.ts',
    find: '  if (!answer.ok) throw refusal(answer);',
    replace: "  if (!answer.ok) throw new TriageError('JIRA_UNAVAILABLE', { details: { host: await answer.text() } });",
    tests: [{ file: CANARIES, title: 'stay where they belong when Jira answers with %i', of: '500' }],
  },
  {
    name: 'what the endpoint answers to a refusal is told to nobody',
    invariant: 3,
    file: 'src/providers/endpoint/refusal.ts',
    find: '  const details = { status, retryAfterSeconds,',
    replace: '  const details = { status, retryAfterSeconds, host: answer.body,',
    tests: [{ file: CANARIES, title: 'stay where they belong when the endpoint answers with $what', of: '500 with a JSON body' }],
  },
  {
    name: 'no text of an issue is stored with a suggestion',
    invariant: 3,
    file: 'src/triage/question/answer-question.ts',
    find: '      textHash: question.textHash,',
    replace: '      textHash: question.prompt.user,',
    tests: invariant('3: what is stored holds no text of the issue and no account id'),
  },
  {
    name: 'no reply of a model is stored',
    invariant: 3,
    file: 'src/triage/question/answer-question.ts',
    find: '      promptVersion: question.prompt.version,',
    replace: '      promptVersion: question.prompt.version + reply.content,',
    tests: canaries('are found only where they belong when everything works'),
  },
  {
    name: 'limits know people by a pseudonym',
    invariant: 3,
    file: 'src/triage/suggest/claim-budget.ts',
    find: 'pseudonym(secret ?? (await context.store.ensureInstallationSecret()), context.accountId)',
    replace: 'context.accountId',
    tests: [
      ...invariant('3: what is stored holds no text of the issue and no account id'),
      ...unitOf('use-cases/claim-budget', 'writes no account id into a key'),
    ],
  },
  {
    name: 'a pseudonym needs the installation’s secret',
    invariant: 3,
    file: 'src/text/hash.ts',
    find: "return nodeCrypto().createHmac('sha256', secret).update(text, 'utf8').digest('hex').slice(0, 32);",
    replace: "return secret === '' ? '' : nodeCrypto().createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);",
    tests: canaries('are found only where they belong when everything works'),
  },
  {
    name: 'an issue with a security level is not sent',
    invariant: 3,
    file: 'src/triage/question/assert-may-triage.ts',
    find: "  if (issue.hasSecurityLevel && !settings.sendRestrictedIssues) throw new TriageError('RESTRICTED_ISSUE');\n",
    replace: '',
    tests: testsOf('__tests__/flow/error-codes.test.ts')('$code when $when'),
  },
  {
    name: 'a similar issue with a security level is not sent',
    invariant: 3,
    file: 'src/triage/question/evidence/find-evidence.ts',
    find: ' && (sendRestrictedIssues || !hasSecurityLevel)',
    replace: ' && (sendRestrictedIssues || hasSecurityLevel !== null)',
    tests: evidence('is sent to the endpoint only where the site allows that, whoever asks'),
  },
  {
    name: 'personal data is masked',
    invariant: 3,
    file: 'src/text/clean-text.ts',
    find: 'const safe = options.maskPersonalData ? mask(cleaned) : cleaned;',
    replace: 'const safe = options.limit < 0 ? mask(cleaned) : cleaned;',
    tests: settings('mask personal data, unless they say not to'),
  },
  {
    name: 'nobody is named who is mentioned',
    invariant: 3,
    file: 'src/text/adf/node-steps.ts',
    find: "['mention', inline(() => ANONYMOUS_MENTION)],",
    replace: "['mention', inline(({ attrs }) => String(attrs['text'] ?? ANONYMOUS_MENTION))],",
    tests: unitOf('domain/text/adf-to-text', 'never names who is mentioned'),
  },
  {
    name: 'the event of a queue names nobody',
    invariant: 3,
    file: 'src/triage/suggest/background-run.ts',
    find: '  const body = { ...job, run } satisfies RunJob;',
    replace: '  const body = { ...job, run, by: (context as { accountId?: string }).accountId } satisfies RunJob & { by?: string };',
    tests: testsOf('__tests__/flow/background.test.ts')('carries no person, no token and no more than 100 KB in its event'),
  },
];
