import { assertAdministrator } from '../../access/administrator';
import type { UnknownValues } from '../../contract/admin';
import type { Settings } from '../../contract/settings';
import type { SettingsContext } from '../settings-context';

/**
 * Which allowed values Jira does not have any more. Nothing is flagged that cannot be found out: a site
 * with more labels than can be read has none of them flagged.
 * @throws TriageError `NOT_PERMITTED`
 */
export async function checkValues(context: SettingsContext, payload: { allowlists: Settings['allowlists'] }): Promise<UnknownValues> {
  await assertAdministrator(context);
  const { allowlists } = payload;
  const names = allowlists.components.map(({ name }) => name);
  const [components, labels, priorities] = await Promise.all([
    context.jira.findUnknownComponents(names),
    allowlists.labels.length === 0 ? null : context.jira.listLabels(),
    context.jira.listPriorities(),
  ]);
  const knownLabels = labels === null ? null : new Set(labels);
  const knownPriorities = new Set(priorities.map(({ id }) => id));
  return {
    components,
    labels: allowlists.labels.map(({ name }) => name).filter((name) => knownLabels?.has(name) === false),
    priority: allowlists.priority.map(({ id }) => id).filter((id) => !knownPriorities.has(id)),
  };
}
