import { readEndpointAddress } from '../../../../resources/admin-page/saving/read-endpoint-address';

it('reads the host to approve and the origin that a token belongs to from what is typed', () => {
  expect(readEndpointAddress(' https://LLM.example.com/v1 ')).toEqual({ host: 'llm.example.com', origin: 'https://llm.example.com' });
  expect(readEndpointAddress('https://llm.example.com:8443/v1')).toEqual({
    host: 'https://llm.example.com:8443',
    origin: 'https://llm.example.com:8443',
  });
});

it.each(['', 'llm.example.com', 'http://llm.example.com', 'https://'])('reads no host from %j', (typed) => {
  expect(readEndpointAddress(typed)).toBeNull();
});
