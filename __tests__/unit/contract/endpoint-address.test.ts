import { EgressFilteringService } from '@forge/egress';
import { canonicalAddress, endpointAddressFault, endpointHost, endpointOrigin } from '../../../src/contract/endpoint-address';

// @promise app-https-only
describe('endpointAddressFault', () => {
  it.each([
    'https://llm.sprintloom.com/v1',
    'https://api.openai.com/v1',
    'https://llm.sprintloom.com:8443/v1/',
    'https://my-tunnel.trycloudflare.com/v1',
    'https://xn--bcher-kva.de/v1',
    // Only a whole part of a name makes it reserved, a metadata service's or one that points anywhere.
    'https://myexample.com/v1',
    'https://snip.io/v1',
    'https://llm.metadata.sprintloom.com/v1',
    'https://metadatastore.sprintloom.com/v1',
    'https://10.models.sprintloom.com/v1',
    'https://llm.sprintloom.net2/v1',
  ])('accepts %s', (address) => {
    expect(endpointAddressFault(address)).toBeNull();
  });

  it.each([
    ['', 'not a valid address'],
    ['llm.sprintloom.com', 'not a valid address'],
    ['http://llm.sprintloom.com/v1', 'https'],
    ['ftp://llm.sprintloom.com/v1', 'https'],
    ['https://user@llm.sprintloom.com/v1', 'user name'],
    ['https://user:secret@llm.sprintloom.com/v1', 'user name'],
    ['https://llm.sprintloom.com\\@169.254.169.254/', 'character'],
    ['https://llm.sprintloom.com/v1?key=1', '?'],
    ['https://llm.sprintloom.com/v1?', '?'],
    ['https://llm.sprintloom.com/v1#a', '#'],
    ['https://127.0.0.1/v1', 'IP address'],
    ['https://2130706433/v1', 'IP address'],
    ['https://0x7f.1/v1', 'IP address'],
    ['https://0177.0.0.1/v1', 'IP address'],
    ['https://169.254.169.254/latest', 'IP address'],
    ['https://①②⑦.⓪.⓪.①/v1', 'IP address'],
    ['https://[::1]/v1', 'IP address'],
    ['https://[::ffff:10.0.0.1]/v1', 'IP address'],
    ['https://localhost/v1', 'public host name'],
    ['https://ollama/v1', 'public host name'],
    ['https://ollama.local/v1', 'reserved'],
    ['https://ollama.local./v1', 'reserved'],
    ['https://metadata.google.internal/', 'reserved'],
    ['https://llm.example.com/v1', 'reserved'],
    ['https://foo.localhost/v1', 'reserved'],
    ['https://10.0.0.1.nip.io/v1', 'any address'],
    ['https://x.302.r3dir.me/v1', 'any address'],
    ['https://metadata.tencentyun.com/latest', 'metadata service'],
    ['https://docker.sock/v1', 'reserved'],
    ['https://example.com/v1', 'reserved'],
    ['https://nip.io/v1', 'any address'],
    ['https://instance-data.eu.compute.sprintloom.com/v1', 'metadata service'],
    ['https://:secret@llm.sprintloom.com/v1', 'user name'],
    ['https://llm.sprintloom.com/v1#', '#'],
    ['https://llm.sprintloom.com/a b', 'character'],
    ['https://llm_1.sprintloom.com/v1', 'not valid'],
    ['https://llm..sprintloom.com/v1', 'not valid'],
  ])('refuses %s', (address, part) => {
    expect(endpointAddressFault(address)).toContain(part);
  });
});

it('names the origin and the host of an address', () => {
  expect(endpointOrigin('https://LLM.sprintloom.com:443/v1')).toBe('https://llm.sprintloom.com');
  expect(endpointHost('https://LLM.sprintloom.com/v1')).toBe('llm.sprintloom.com');
});

const SPELLINGS = [
  ['https://LLM.SprintLoom.com/v1', 'https://llm.sprintloom.com/v1'],
  ['HTTPS://llm.sprintloom.com/v1', 'https://llm.sprintloom.com/v1'],
  ['https://llm.sprintloom.com:443/v1', 'https://llm.sprintloom.com/v1'],
  ['https://llm.sprintloom.com:08443/v1/', 'https://llm.sprintloom.com:8443/v1'],
  ['https://llm.sprintloom.com./v1//', 'https://llm.sprintloom.com/v1'],
  ['https:llm.sprintloom.com', 'https://llm.sprintloom.com'],
  ['https://llm.sprintloom.com/openai/../v1', 'https://llm.sprintloom.com/v1'],
  ['https://Bücher.sprintloom.com/V1', 'https://xn--bcher-kva.sprintloom.com/V1'],
  ['https://llm.sprintloom.com/v1/chat/completions', 'https://llm.sprintloom.com/v1'],
  ['https://llm.sprintloom.com/v1//chat/completions/', 'https://llm.sprintloom.com/v1'],
  ['https://llm.sprintloom.com/v1/chat/completions/chat/completions', 'https://llm.sprintloom.com/v1'],
  ['https://llm.sprintloom.com/chat', 'https://llm.sprintloom.com/chat'],
  [' https://llm.sprintloom.com:8443 ', 'https://llm.sprintloom.com:8443'],
] as const;

describe('canonicalAddress', () => {
  it.each(SPELLINGS)('gives %s its one spelling, which Forge lets through once it is approved', (typed, canonical) => {
    expect(canonicalAddress(typed)).toBe(canonical);
    expect(canonicalAddress(canonical)).toBe(canonical);
    expect(new EgressFilteringService([endpointHost(typed)]).isValidUrl(`${canonicalAddress(typed)}/chat/completions`)).toBe(true);
  });

  it.each(['http://LLM.sprintloom.com/v1', 'https://user@LLM.sprintloom.com', 'https://LLM.sprintloom.com/?a=1', 'LLM', ''])(
    'leaves %j for the check to complain about as it was typed',
    (typed) => expect(canonicalAddress(typed)).toBe(typed),
  );
});

it.each(['https://llm.sprintloom.com/v1', 'https://llm.sprintloom.com:8443/v1'])('names for %s what Forge has to allow', (address) => {
  expect(new EgressFilteringService([endpointHost(address)]).isValidUrl(`${address}/chat/completions`)).toBe(true);
  expect(new EgressFilteringService([endpointHost(address)]).isValidUrl('https://elsewhere.sprintloom.com/v1')).toBe(false);
});
