import { withOwnBuild } from '../build/own-build';
import { createHost } from '../host';
import { askThroughJiraJs } from './jira-js';
import { askThroughMcpServers } from './mcp-servers';
import { formatRows } from './outcome';
import { withClientPackages } from './packages';

/** `npm run clients`: real clients of Jira against the host, as somebody who administers one project and not Jira. */
async function main(): Promise<void> {
  await withClientPackages((packages) =>
    withOwnBuild(async (build) => {
      const host = await createHost({ port: 0, stateFile: null, configured: false, build, shellDir: null });
      try {
        const email = host.jira.people.find(({ role }) => role === 'project-administrator')?.emailAddress ?? '';
        const login = { host: host.url, email };
        const rows = [...(await askThroughJiraJs(packages, login)), ...(await askThroughMcpServers(packages, login))];
        console.log(formatRows(rows));
        process.exitCode = rows.some(({ outcome }) => outcome === 'missing' || outcome === 'fails') ? 1 : 0;
      } finally {
        await host.close();
      }
    }),
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
