import { createEgressStore, type EgressStore } from '../../../../dev/platform';

const BACKEND = 'FETCH_BACKEND_SIDE';
let store: EgressStore;

beforeEach(() => {
  store = createEgressStore({ groups: [], manifestHosts: [] });
});

function group(key: string, ...domains: string[]): object {
  return { key, description: 'Why', configured: domains.map((domain) => ({ domain, type: [BACKEND] })) };
}

it('allows nothing before somebody approved it', () => {
  expect(store.allowsBackend('https://llm.example.com/')).toBe(false);
});

it.each([
  ['llm.example.com', 'https://llm.example.com/v1/x', true],
  ['https://llm.example.com', 'https://llm.example.com/v1/x', true],
  ['https://llm.example.com', 'http://llm.example.com/', false],
  ['https://llm.example.com', 'https://llm.example.com:8443/', false],
  ['https://llm.example.com:8443', 'https://llm.example.com:8443/', true],
  ['https://llm.example.com', 'https://llm.example.com.evil.com/', false],
  ['*.example.com', 'https://a.example.com/', true],
  ['*.example.com', 'https://example.com/', false],
])('with %s approved, decides on %s: %s', (domain, url, allowed) => {
  store.set({ egresses: [group('g', domain)] });
  expect(store.allowsBackend(url)).toBe(allowed);
});

it('allows functions only what was approved for functions', () => {
  store.set({ egresses: [{ key: 'g', description: 'Why', configured: [{ domain: 'https://cdn.example.com', type: ['IMAGES'] }] }] });
  expect(store.allowsBackend('https://cdn.example.com/')).toBe(false);
});

it('replaces a group as a whole', () => {
  store.set({ egresses: [group('g', 'https://old.example.com')] });
  store.set({ egresses: [group('g', 'https://new.example.com'), group('h', 'https://h.example.com')] });
  expect(store.backendHosts()).toEqual(['https://new.example.com', 'https://h.example.com']);
  expect(store.get({ keys: ['h'] }).results).toEqual([group('h', 'https://h.example.com')]);
});

it('deletes a domain, and the group with its last one', () => {
  store.set({ egresses: [group('g', 'https://a.example.com', 'https://b.example.com')] });
  store.deleteDomain({ key: 'g', domain: 'https://a.example.com', type: BACKEND });
  expect(store.backendHosts()).toEqual(['https://b.example.com']);
  store.deleteDomain({ key: 'g', domain: 'https://b.example.com', type: BACKEND });
  expect(store.get().results).toEqual([]);
});

describe('the limits of Forge', () => {
  const hosts = (count: number, name: string): string[] =>
    Array.from({ length: count }, (_value, index) => `https://${name}${index}.example.com`);

  it('are ten domains in a group', () => {
    store.set({ egresses: [group('g', ...hosts(10, 'a'))] });
    expect(() => store.set({ egresses: [group('g', ...hosts(11, 'b'))] })).toThrow('more than 10 domains');
    expect(store.backendHosts()).toEqual(hosts(10, 'a'));
  });

  it('are ten groups, and forty domains in all', () => {
    for (let count = 0; count < 4; count += 1) store.set({ egresses: [group(`g${count}`, ...hosts(10, `g${count}x`))] });
    expect(() => store.set({ egresses: [group('g4', ...hosts(1, 'g4x'))] })).toThrow('more than 40 domains');
    store.set({ egresses: Array.from({ length: 10 }, (_value, count) => group(`g${count}`, ...hosts(1, `s${count}x`))) });
    expect(() => store.set({ egresses: [group('g10', 'https://last.example.com')] })).toThrow('more than 10 egress groups');
  });
});

it('says so when there is no such group', () => {
  expect(() => store.deleteGroup({ key: 'nope' })).toThrow('no egress group with the key nope');
});

it.each([
  ['no groups', { egresses: [] }],
  ['a group without a description', { egresses: [{ key: 'g', configured: [{ domain: 'a.example.com', type: [BACKEND] }] }] }],
  ['a group without a domain', { egresses: [{ key: 'g', description: 'Why', configured: [] }] }],
  ['a domain with a path', { egresses: [group('g', 'https://a.example.com/v1')] }],
  ['a domain over http', { egresses: [group('g', 'http://a.example.com')] }],
  ['the whole world', { egresses: [group('g', '*')] }],
  ['an unknown type', { egresses: [{ key: 'g', description: 'Why', configured: [{ domain: 'a.example.com', type: ['FETCH'] }] }] }],
])('refuses %s and changes nothing', (_what, payload) => {
  const listener = jest.fn();
  store.onChange(listener);
  expect(() => store.set(payload)).toThrow();
  expect(store.backendHosts()).toEqual([]);
  expect(listener).not.toHaveBeenCalled();
});
