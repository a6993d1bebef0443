import type * as Egress from '../../../../resources/admin-page/saving/egress';

type BridgeCall = (command: string, data: unknown) => Promise<unknown>;

const callBridge = jest.fn<ReturnType<BridgeCall>, Parameters<BridgeCall>>();

/** The bridge is looked up when the module is loaded, so it has to be there first. */
function loadEgress(): typeof Egress {
  Object.assign(globalThis, { self: globalThis, __bridge: { callBridge } });
  // oxlint-disable-next-line typescript/no-require-imports -- an import would run before the bridge is there
  return require('../../../../resources/admin-page/saving/egress') as typeof Egress;
}

const { approvals, approveHost, withdraw, withdrawAll } = loadEgress().egressCalls;

const BACKEND = 'FETCH_BACKEND_SIDE';

beforeEach(() => {
  callBridge.mockReset();
});

it('finds every host that the functions may call, however Jira keeps it', async () => {
  callBridge.mockResolvedValue({
    results: [
      { key: 'llm-endpoint', description: '', configured: [{ domain: 'llm.example.com', type: [BACKEND] }] },
      { key: 'other', description: '', configured: [{ domain: 'https://old.example.com', type: [BACKEND] }] },
      { key: 'images', description: '', configured: [{ domain: 'pictures.example.com', type: ['IMAGES'] }] },
    ],
  });
  expect((await approvals()).map(({ host }) => host)).toEqual(['llm.example.com', 'old.example.com']);
});

it.each([
  ['https://llm.example.com:8443', 'https://llm.example.com:8443'],
  ['https://llm.example.com/v1', 'llm.example.com'],
  ['LLM.Example.com', 'LLM.Example.com'],
  ['llm.example.com:443', 'https://llm.example.com:443'],
])('takes %s for what Forge compares, not for what it means', async (domain, host) => {
  callBridge.mockResolvedValue({ results: [{ key: 'other', description: '', configured: [{ domain, type: [BACKEND] }] }] });
  expect(await approvals()).toEqual([{ group: 'other', domain, host }]);
});

it('reads the approvals of every page', async () => {
  const group = (domain: string) => ({ key: domain, description: '', configured: [{ domain, type: [BACKEND] }] });
  callBridge
    .mockResolvedValueOnce({ results: [group('a.example.com')], lastEvaluatedKey: 'more' })
    .mockResolvedValueOnce({ results: [group('b.example.com')] });
  expect((await approvals()).map(({ host }) => host)).toEqual(['a.example.com', 'b.example.com']);
  expect(callBridge.mock.calls[1]).toEqual(['__permission__egressGet', { nextPageToken: 'more' }]);
});

it('keeps in its group what is in use when it asks for one host more', async () => {
  await approveHost('new.example.com', [
    { group: 'llm-endpoint', domain: 'llm.example.com', host: 'llm.example.com' },
    { group: 'other', domain: 'https://old.example.com', host: 'old.example.com' },
  ]);
  expect(callBridge).toHaveBeenCalledWith('__permission__egressSet', {
    egresses: [
      expect.objectContaining({
        key: 'llm-endpoint',
        configured: [
          { domain: 'llm.example.com', type: [BACKEND] },
          { domain: 'new.example.com', type: [BACKEND] },
        ],
      }),
    ],
  });
});

it('withdraws a host from the group that holds it', async () => {
  await withdraw({ group: 'other', domain: 'https://old.example.com', host: 'old.example.com' });
  expect(callBridge).toHaveBeenCalledWith('__permission__egressDeleteDomain', {
    key: 'other',
    domain: 'https://old.example.com',
    type: BACKEND,
  });
});

it('withdraws every group, whoever asked for it', async () => {
  callBridge.mockImplementation((command) =>
    Promise.resolve(
      command === '__permission__egressGet'
        ? {
            results: [
              { key: 'llm-endpoint', configured: [] },
              { key: 'other', configured: [] },
            ],
          }
        : undefined,
    ),
  );
  await withdrawAll();
  expect(callBridge.mock.calls.slice(1)).toEqual([
    ['__permission__egressDeleteGroup', { key: 'llm-endpoint' }],
    ['__permission__egressDeleteGroup', { key: 'other' }],
  ]);
});
