import { readEndpointAddress } from '../../../../resources/admin-page/saving/read-endpoint-address';

it('reads the host to approve and the origin that a token belongs to from what is typed', () => {
  expect(readEndpointAddress(' https://LLM.sprintloom.com/v1 ')).toEqual({
    host: 'llm.sprintloom.com',
    origin: 'https://llm.sprintloom.com',
  });
  expect(readEndpointAddress('https://llm.sprintloom.com:8443/v1')).toEqual({
    host: 'https://llm.sprintloom.com:8443',
    origin: 'https://llm.sprintloom.com:8443',
  });
});

it.each(['', 'llm.sprintloom.com', 'http://llm.sprintloom.com', 'https://'])('reads no host from %j', (typed) => {
  expect(readEndpointAddress(typed)).toBeNull();
});
