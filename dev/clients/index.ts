import { askEndpoints } from './endpoints/ask-endpoints';
import { askJira } from './jira/ask-jira';

const GROUPS: Record<string, () => Promise<boolean>> = { endpoints: askEndpoints, jira: askJira };

/** `npm run clients`, or `npm run clients -- jira`: real clients in pinned versions, installed for the occasion. */
async function main(names: string[]): Promise<number> {
  const unknown = names.find((name) => !Object.hasOwn(GROUPS, name));
  if (unknown !== undefined)
    throw new Error(`There are no clients of ${unknown}. Choose from ${Object.keys(GROUPS).join(', ')}: npm run clients -- jira`);
  const results: boolean[] = [];
  for (const [name, ask] of Object.entries(GROUPS)) if (names.length === 0 || names.includes(name)) results.push(await ask());
  return results.every(Boolean) ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
