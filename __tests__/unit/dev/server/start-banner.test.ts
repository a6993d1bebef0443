import type { Host } from '../../../../dev/host';
import { describeStart } from '../../../../dev/server/start-banner';

const host = {
  url: 'http://127.0.0.1:4173',
  jira: { people: [{ displayName: 'Ann', emailAddress: 'ann@nordkap.example', role: 'project-administrator' }] },
  endpoint: { model: 'embedded', token: 'the-token', dialect: null },
} as unknown as Host;

it('names the embedded endpoint with the token that others need for it', () => {
  const text = describeStart(host, 'state.json');
  for (const part of [
    'http://127.0.0.1:4173/v1  model embedded',
    'bearer token the-token',
    'ann@nordkap.example  (project administrator)',
    'state.json',
  ])
    expect(text).toContain(part);
  const disguised = { ...host, endpoint: { ...host.endpoint, dialect: 'lm-studio' } } as Host;
  expect(describeStart(disguised, 'state.json')).toContain('answers as LM Studio does');
});

it('names another endpoint, and what stands behind its name', () => {
  const text = describeStart(host, 'state.json', {
    baseUrl: 'https://local-endpoint.sprintloom.com/v1',
    model: 'llama3.1:8b',
    origin: 'http://localhost:11434',
  });
  expect(text).toContain('https://local-endpoint.sprintloom.com/v1  model llama3.1:8b');
  expect(text).toContain('The app knows https://local-endpoint.sprintloom.com, which stands for http://localhost:11434.');
  expect(text).not.toContain('the-token');
  expect(describeStart(host, 'state.json', { baseUrl: 'https://llm.example.com/v1', model: 'm' })).not.toContain('stands for');
});
