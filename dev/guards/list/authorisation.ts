import type { Guard } from '../guard';
import { invariant, testsOf, triage } from './tests';

const AUTHORISATION_TABLE = '__tests__/flow/authorisation.test.ts';
const row = (name: string) => [{ file: AUTHORISATION_TABLE, title: '6: %s lets through whom it must, and nobody else', of: name }];
const asked = (name: string) => row(`admin.${name}`);
const askedInProject = (name: string) => row(`project.${name}`);
const closed = row('panel.suggestTriage');
const CHECK = '  await assertAdministrator(context);\n';

/** A function of the admin page that checks for the administrator in front of `next`. */
function administrator(functionName: string, file: string, next: string): Guard {
  const find = CHECK + next;
  return {
    name: `${functionName} is for administrators`,
    invariant: 6,
    file: `src/use-cases/${file}.ts`,
    find,
    replace: next,
    tests: asked(functionName),
  };
}

function projectAdministrator(functionName: string, file: string, next: string): Guard {
  const find = `  await assertProjectAdministrator(context);\n${next}`;
  return {
    name: `${functionName} is for the project's administrators`,
    invariant: 6,
    file: `src/use-cases/${file}.ts`,
    find,
    replace: next,
    tests: askedInProject(functionName),
  };
}

const INVOCATION = 'src/forge/entry/invocation.ts';

/** 6: every admin function checks for the administrator, every panel function for the issue as the person; no context, no way in. */
export const AUTHORISATION: Guard[] = [
  administrator('getSettings', 'get-settings', ''),
  administrator('saveSettings', 'save-settings', ''),
  administrator('testConnection', 'test-connection', ''),
  administrator('searchProjects', 'search-projects', ''),
  administrator('readProjectValues', 'read-project-values', ''),
  administrator('checkValues', 'check-values', ''),
  administrator('previewPrompt', 'preview-prompt', ''),
  administrator('tryTriage', 'try-triage', ''),
  administrator('tryMasking', 'try-masking', ''),
  administrator('getStatistics', 'get-statistics', ''),
  administrator('getActivity', 'get-activity', '  const { store, clock } = context;'),
  administrator('runCheck', 'get-activity', '  await runCheck('),
  administrator('listVersions', 'settings-versions', '  const versions'),
  administrator('readVersion', 'settings-versions', '  const settings'),
  administrator('readImport', 'read-import', ''),
  administrator('listProjectSettings', 'list-project-settings', ''),
  administrator('getProjectSettings', 'get-project-settings', ''),
  administrator('saveProjectSettings', 'save-project-settings', ''),
  administrator('startReset', 'start-reset', ''),
  administrator('getReset', 'reset-view', ''),
  projectAdministrator('getProjectSettings', 'get-project-settings', ''),
  projectAdministrator('saveProjectSettings', 'save-project-settings', ''),
  projectAdministrator('readProjectValues', 'read-project-values', ''),
  {
    name: 'Jira says who administers the site',
    invariant: 6,
    file: 'src/forge/jira/jira-adapter.ts',
    find: "return permissions['ADMINISTER']?.havePermission === true;",
    replace: "return permissions['ADMINISTER'] !== undefined;",
    tests: asked('getSettings'),
  },
  {
    name: 'Jira says who administers the project',
    invariant: 6,
    file: 'src/forge/jira/project-reader.ts',
    find: "return answer?.permissions['ADMINISTER_PROJECTS']?.havePermission === true;",
    replace: "return answer?.permissions['ADMINISTER_PROJECTS'] !== undefined;",
    tests: askedInProject('getProjectSettings'),
  },
  {
    name: 'without a person nothing is allowed',
    invariant: 6,
    file: INVOCATION,
    find: "  if (!invocation.success) throw new TriageError('NOT_PERMITTED');\n  const { accountId, license } = invocation.data;",
    replace: "  const { accountId, license } = invocation.data ?? { accountId: 'nobody' };",
    tests: closed,
  },
  {
    name: 'without an issue nothing is allowed',
    invariant: 6,
    file: INVOCATION,
    find: "  if (!parsed.success) throw new TriageError('NOT_PERMITTED');\n  return parsed.data.extension.issue.id;",
    replace: "  return parsed.data?.extension.issue.id ?? '11013';",
    tests: closed,
  },
  {
    name: 'an issue’s id is a number',
    invariant: 6,
    file: INVOCATION,
    find: 'const id = once(() => z.string().check(z.regex(/^\\d+$/u)));',
    replace: 'const id = once(() => z.string());',
    tests: closed,
  },
  {
    name: 'without a project the project page shows nothing',
    invariant: 6,
    file: 'src/forge/entry/wire.ts',
    find: "  if (project === null) throw new TriageError('NOT_PERMITTED');\n  return { ...wire(context), projectId: project.id };",
    replace: "  return { ...wire(context), projectId: project?.id ?? '10001' };",
    tests: askedInProject('getProjectSettings'),
  },
  {
    name: 'the issue comes from the context',
    invariant: 6,
    file: 'src/forge/entry/payloads.ts',
    find: 'export const suggestPayload = once(() => z.strictObject({',
    replace: 'export const suggestPayload = once(() => z.object({',
    tests: invariant('6: the issue comes from the context, never from the payload'),
  },
  {
    name: 'Jira is asked as the person',
    invariant: 6,
    file: 'src/forge/jira/jira-requests.ts',
    find: 'api.asUser().requestJira(',
    replace: 'api.asApp().requestJira(',
    tests: [...triage('applies what was accepted in one write, as that person, and undoes exactly that'), ...asked('getSettings')],
  },
  {
    name: 'who may not edit gets no suggestion',
    invariant: 6,
    file: 'src/triage/question/assert-may-triage.ts',
    find: "  if (!issue.canEdit) throw new TriageError('NOT_PERMITTED');\n",
    replace: '',
    tests: testsOf('__tests__/flow/error-codes.test.ts')('$code when $when'),
  },
  {
    name: 'who may not edit decides nothing',
    invariant: 6,
    file: 'src/triage/decide/load-decidable.ts',
    find: "  if (!issue.canEdit) throw new TriageError('NOT_PERMITTED');\n",
    replace: '',
    tests: triage('lets a viewer see the proposals of others, and change nothing'),
  },
  {
    name: 'who may not edit cancels nothing',
    invariant: 6,
    file: 'src/triage/suggest/cancel-run.ts',
    find: "  if (!issue.canEdit) throw new TriageError('NOT_PERMITTED');\n",
    replace: '',
    tests: testsOf('__tests__/flow/refusals.test.ts')('lets nobody cancel a run who may not edit the issue'),
  },
  {
    name: 'a lapsed licence ends everything in production',
    invariant: 6,
    file: INVOCATION,
    find: "throw new TriageError('UNLICENSED');",
    replace: 'void 0;',
    tests: testsOf('__tests__/flow/error-codes.test.ts')('$code when $when'),
  },
  {
    name: 'a function that is not defined is a typed failure',
    invariant: null,
    file: 'src/forge/entry/guard-resolver.ts',
    find: "      return failure(new TriageError('INVALID_INPUT', { cause: error }));",
    replace: '      throw error;',
    tests: testsOf(AUTHORISATION_TABLE)('6: %s cannot be reached from the panel'),
  },
];
