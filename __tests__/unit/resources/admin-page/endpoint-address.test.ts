import { hostOf, readAddress } from '../../../../resources/admin-page/saving/endpoint-address';

it('reads the host to approve and the origin that a token belongs to', () => {
  expect(readAddress(' https://LLM.example.com/v1 ')).toEqual({ host: 'llm.example.com', origin: 'https://llm.example.com' });
  expect(readAddress('https://llm.example.com:8443/v1')).toEqual({
    host: 'https://llm.example.com:8443',
    origin: 'https://llm.example.com:8443',
  });
});

it.each(['', 'llm.example.com', 'http://llm.example.com', 'https://'])('has no host for %j', (typed) => {
  expect(readAddress(typed)).toBeNull();
});

it.each(['llm.example.com', 'https://llm.example.com'])('finds the host of the approved %s', (domain) => {
  expect(hostOf(domain)).toBe('llm.example.com');
});
