import { completion, json } from './support/mock-upstream';
import { startTestProxy } from './support/test-proxy';

const TENANTS = 50;
/** `ISOLATION_CALLS=10000 npm test -- isolation` for the full number. */
const CALLS = Number(process.env['ISOLATION_CALLS'] ?? 2_000);

// @promise proxy-tenant-isolation
test(`${TENANTS} tenants with ${CALLS} interleaved calls never see each other's text, models, counts or errors`, async () => {
  const aliases = Array.from({ length: TENANTS }, (_, index) => `model-${index}`);
  const here = await startTestProxy({
    config: {
      models: Object.fromEntries(['triage', ...aliases].map((alias) => [alias, { upstreams: { first: `upstream-${alias}` } }])),
      plans: Object.fromEntries([
        ['basic', { models: ['triage'] }],
        ...aliases.map((alias) => [
          alias,
          { models: [alias], quotas: { requestsPerMinute: 600_000, requestsPerDay: 1_000_000, concurrent: 16 } },
        ]),
      ]) as Record<string, { models: string[] }>,
    },
  });
  try {
    // The reply names tenant and call, its counts are the tenant's, and every seventh call fails in the tenant's own way.
    here.upstream.behave((response, seen) => {
      const { messages, model } = JSON.parse(seen.body) as { messages: { content: string }[]; model: string };
      const content = messages[0]?.content ?? '';
      const [tenant, call] = content.split('/').map(Number) as [number, number];
      const reply = { ...completion(content, model), usage: { prompt_tokens: tenant, completion_tokens: call } };
      const send = (): void =>
        call % 7 === 3 ? json(response, tenant % 2 === 0 ? 422 : 400, { error: { message: content } }) : json(response, 200, reply);
      // Replies overtake one another.
      setTimeout(send, (call * 7) % 5);
    });
    const tokens = await Promise.all(aliases.map((alias) => here.newToken({ tenant: alias, plan: alias })));
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let call = next; call < CALLS; call = next) {
        next += 1;
        const tenant = (call * 31) % TENANTS;
        const token = tokens[tenant] ?? '';
        const content = `${tenant}/${call}`;
        const answer = await here.chat({ model: `model-${tenant}`, messages: [{ role: 'user', content }] }, { token });
        if (call % 7 === 3) {
          expect(answer.status).toBe(tenant % 2 === 0 ? 422 : 400);
          expect(answer.text).not.toMatch(/\d+\/\d+/);
        } else {
          expect(answer.status).toBe(200);
          expect(answer.body['model']).toBe(`model-${tenant}`);
          expect((answer.body['choices'] as { message: { content: string } }[])[0]?.message.content).toEqual(content);
          expect(answer.body['usage']).toEqual({ prompt_tokens: tenant, completion_tokens: call, total_tokens: tenant + call });
        }
        if (call % 20 === 0) {
          const models = (await here.get('/v1/models', token)).body['data'] as { id: string }[];
          expect(models.map(({ id }) => id)).toEqual([`model-${tenant}`]);
          const foreign = await here.chat({ model: `model-${(tenant + 1) % TENANTS}`, messages: [{ role: 'user', content }] }, { token });
          expect(foreign.status).toBe(404);
        }
      }
    };
    await Promise.all(Array.from({ length: 48 }, worker));
    const requests = here.upstream.requests.map(({ body }) => JSON.parse(body) as { model: string; messages: { content: string }[] });
    expect(requests.length).toBe(CALLS);
    for (const { model, messages } of requests) expect(model).toBe(`upstream-model-${messages[0]?.content.split('/')[0] ?? ''}`);
  } finally {
    await here.close();
  }
});
