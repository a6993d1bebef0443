import { z } from 'zod';
import { JIRA_CLOUD_USES, NEXUS_USES, type ToolUse } from './mcp-calls';
import { readOutcome, type Row } from './outcome';
import type { ClientPackages } from './packages';

interface McpClient {
  connect(transport: unknown): Promise<void>;
  callTool(use: { name: string; arguments: Record<string, unknown> }): Promise<unknown>;
  close(): Promise<void>;
}
interface McpModules {
  Client: new (info: { name: string; version: string }) => McpClient;
  StdioClientTransport: new (options: object) => unknown;
}

const resultSchema = z.object({ isError: z.boolean().optional(), content: z.array(z.object({ text: z.string().optional() })) });

const SERVERS = [
  { name: 'mcp-jira-cloud', file: 'dist/index.js', uses: JIRA_CLOUD_USES },
  { name: '@nexus2520/jira-mcp-server', file: 'build/index.js', uses: NEXUS_USES },
] as const;

/** Lets each server ask the host, as an assistant would: over standard input and output. */
export async function askThroughMcpServers(packages: ClientPackages, login: { host: string; email: string }): Promise<Row[]> {
  const sdk = '@modelcontextprotocol/sdk';
  const modules = {
    ...((await packages.load(sdk, 'dist/esm/client/index.js')) as object),
    ...((await packages.load(sdk, 'dist/esm/client/stdio.js')) as object),
  } as McpModules;
  const rows: Row[] = [];
  for (const { name, file, uses } of SERVERS) {
    const client = new modules.Client({ name: 'offline-host', version: '1.0.0' });
    const env = { PATH: process.env['PATH'] ?? '', JIRA_BASE_URL: login.host, JIRA_EMAIL: login.email, JIRA_API_TOKEN: 'any' };
    await client.connect(
      new modules.StdioClientTransport({ command: process.execPath, args: [packages.fileOf(name, file)], env, stderr: 'ignore' }),
    );
    for (const use of uses) rows.push({ client: packages.describe(name), ...(await callTool(client, use)) });
    await client.close();
  }
  return rows;
}

async function callTool(client: McpClient, [tool, input]: ToolUse): Promise<Omit<Row, 'client'>> {
  const call = typeof input['action'] === 'string' ? `${tool} ${input['action']}` : tool;
  try {
    const { isError = false, content } = resultSchema.parse(await client.callTool({ name: tool, arguments: input }));
    const said = content.map(({ text = '' }) => text).join('\n');
    // Some servers tell of an error in the words of an answer.
    const isFault = isError || /^\s*(?:\{\s*"error|error\b|failed\b|❌)/i.test(said);
    return isFault ? { call, outcome: readOutcome(said), said } : { call, outcome: 'works', said: '' };
  } catch (error) {
    return { call, outcome: 'fails', said: error instanceof Error ? error.message : String(error) };
  }
}
