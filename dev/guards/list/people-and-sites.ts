import type { Guard } from '../guard';
import { evidence, invariant, testsOf, unitOf } from './tests';

/** 7: nothing of one installation in another, and nothing of an issue to a person who may not see it. */
export const PEOPLE_AND_SITES: Guard[] = [
  {
    name: 'nothing is kept between invocations',
    invariant: 7,
    file: 'src/forge/storage/settings-store.ts',
    find: '      const found = await site.read();\n',
    replace:
      '      const kept = globalThis as { kept?: Awaited<ReturnType<typeof site.read>> };\n      const found = (kept.kept ??= await site.read());\n',
    tests: testsOf('__tests__/flow/isolation.test.ts')(
      'find nothing of each other in results, logs, storage, prompts or calls of the endpoint',
    ),
  },
  {
    name: 'an opened panel reads the issue as the person',
    invariant: 7,
    file: 'src/triage/suggest/get-panel.ts',
    find: 'const [issue, similar] = await Promise.all([context.jira.readIssue(issueId), readEvidence(context, suggestion)]);',
    replace:
      "const issue = { id: issueId, key: '', projectId: project?.id ?? '', projectKey: '', issueType: '', summary: '', description: null, labels: [], components: [], priority: null, hasSecurityLevel: false, canEdit: false, editable: { labels: false, components: null, priority: null } };\n  const similar = await readEvidence(context, suggestion);",
    tests: invariant('7: nothing of a suggestion is shown to somebody who may not see the issue'),
  },
  {
    name: 'a suggestion is shown to who may see all its evidence',
    invariant: 7,
    file: 'src/triage/question/evidence/read-evidence.ts',
    find: 'return found.length === evidenceIds.length ? found : null;',
    replace: 'return found.length <= evidenceIds.length ? found : null;',
    tests: evidence('withhold a suggestion from somebody who may not see all of them'),
  },
  {
    name: 'a panel withholds what rests on hidden evidence',
    invariant: 7,
    file: 'src/triage/suggest/get-panel.ts',
    find: "  if (similar === null) return { kind: 'ready', withheld: true, ...failure };\n  const { settings } = await settingsInProject(context, read, issue.projectId);\n  return { kind: 'suggestion', suggestion: suggestionView(suggestion, decision, issue, settings, similar), ...failure };",
    replace:
      "  const { settings } = await settingsInProject(context, read, issue.projectId);\n  return { kind: 'suggestion', suggestion: suggestionView(suggestion, decision, issue, settings, similar ?? []), ...failure };",
    tests: evidence('withhold a suggestion from somebody who may not see all of them'),
  },
  {
    name: 'nobody decides about what rests on hidden evidence',
    invariant: 7,
    file: 'src/triage/decide/load-decidable.ts',
    find: "  if (similar === null) throw new TriageError('STALE_SUGGESTION');\n  const { site, settings } = await settingsInProject(context, read, issue.projectId);\n  return { site, settings, suggestion, decision, issue, similar };",
    replace:
      '  const { site, settings } = await settingsInProject(context, read, issue.projectId);\n  return { site, settings, suggestion, decision, issue, similar: similar ?? [] };',
    tests: evidence('withhold a suggestion from somebody who may not see all of them'),
  },
  {
    name: 'a run is shared by those who ask the same',
    invariant: 7,
    file: 'src/triage/suggest/begin-run.ts',
    find: "return run?.state === 'working' && run.inputHash === inputHash && now < run.deadline;",
    replace: "return run?.state === 'working' && inputHash !== '' && now < run.deadline;",
    tests: unitOf('use-cases/begin-run', 'gives somebody who asks something else a run of their own'),
  },
  {
    name: 'a stored answer is given to who asks the same',
    invariant: 7,
    file: 'src/triage/suggest/suggest-triage.ts',
    find: '  if (latest?.inputHash !== inputHash) return null;\n',
    replace: '  if (latest === null) return null;\n',
    tests: evidence('gives nobody a stored suggestion instead of a call that rests on evidence which they may not see'),
  },
];
