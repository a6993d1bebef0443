import { withOwnBuild } from '../../build/own-build';
import { createHost } from '../../host';
import { askThroughJiraJs } from './jira-js';
import { askThroughMcpServers } from './mcp-servers';
import { formatRows } from './outcome';
import { withClientPackages } from './packages';

/**
 * Prints how real clients of Jira get on with the host, as somebody who administers one project and not Jira. Whether
 * nothing was missing and nothing failed.
 */
export async function askJira(): Promise<boolean> {
  return withClientPackages((packages) =>
    withOwnBuild(async (build) => {
      const host = await createHost({ port: 0, stateFile: null, configured: false, build, shellDir: null });
      try {
        const email = host.jira.people.find(({ role }) => role === 'project-administrator')?.emailAddress ?? '';
        const login = { host: host.url, email };
        const rows = [...(await askThroughJiraJs(packages, login)), ...(await askThroughMcpServers(packages, login))];
        console.log(formatRows(rows));
        return !rows.some(({ outcome }) => outcome === 'missing' || outcome === 'fails');
      } finally {
        await host.close();
      }
    }),
  );
}
