import { assertAdministrator } from '../../access/administrator';
import type { UnknownValues } from '../../contract/admin';
import { entryName, type Allowlists } from '../../contract/allowlist';
import { byField, FIELD_TRAITS, TRIAGE_FIELDS } from '../../contract/triage-field';
import type { SettingsContext } from '../settings-context';

/**
 * Which allowed values Jira does not have any more. Nothing is flagged that cannot be found out: a site
 * with more labels than can be read has none of them flagged.
 * @throws TriageError `NOT_PERMITTED`
 */
export async function checkValues(context: SettingsContext, { allowlists }: { allowlists: Allowlists }): Promise<UnknownValues> {
  await assertAdministrator(context);
  const { jira } = context;
  const choices = await jira.listChoices();
  const unknown = await Promise.all(
    TRIAGE_FIELDS.map(async (field) => {
      const listed = allowlists[field].map(entryName);
      if (FIELD_TRAITS[field].listedBy === 'name') return jira.findUnknown(field, listed);
      return listed.filter((id) => choices[field].every((choice) => choice.id !== id));
    }),
  );
  return byField((field) => unknown[TRIAGE_FIELDS.indexOf(field)] ?? []);
}
