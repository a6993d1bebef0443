import { startTriageSite, suggest, type TriageSite } from './triage-site';
import { startWireServer, type WireReply, type WireRequest, type WireServer } from './wire-server';

const NAME = 'llm.sprintloom.com';
export const BASE_URL = `https://${NAME}/v1`;
export const MODEL = 'a-model';

/** Runs the app against a server; what was proposed is looked at by the test. */
export async function withServer(
  answer: (request: WireRequest) => WireReply,
  run: (site: TriageSite, server: WireServer) => Promise<void>,
  endpoint: { model?: string; token?: string | null } = {},
): Promise<void> {
  const server = await startWireServer(answer);
  const { model = MODEL, token = 'sk-canary-token' } = endpoint;
  const site = await startTriageSite({ endpoint: { baseUrl: BASE_URL, model, token }, names: { [NAME]: server.origin } });
  try {
    await run(site, server);
  } finally {
    await site.close();
    await server.close();
  }
}

export async function proposed(site: TriageSite): Promise<Record<string, string[]>> {
  const { fields } = await suggest(site);
  return Object.fromEntries(fields.map(({ field, proposals }) => [field, proposals.map(({ value }) => value.name)]));
}

/** What the model of {@link aReply} proposes. */
export const EVERYTHING = { priority: ['High'], components: ['Payments'], labels: ['data-loss', 'regression'] };
