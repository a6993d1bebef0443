import { createSecretVeil, hideSecretMembers, secretIn, withoutSecret } from '../../../../dev/platform/secret-veil';

const SECRET = { path: '/api/v1/secret/set' };
const PLAIN = { path: '/api/v1/set' };

describe('a secret that was learnt', () => {
  it('is hidden wherever it stands, in bodies inside of bodies too', () => {
    const veil = createSecretVeil();
    const secret = 'se"cr\\et-12345';
    veil.learn({ record: 1, value: { token: secret } });
    const shown = veil.hide(JSON.stringify({ text: `Incorrect key ${secret}`, body: JSON.stringify({ echoed: secret }) }));
    expect(JSON.parse(shown)).toEqual({ text: 'Incorrect key (hidden)', body: '{"echoed":"(hidden)"}' });
  });

  it('does not take short words and addresses with it', () => {
    const veil = createSecretVeil();
    veil.learn({ kind: 'token', origin: 'https://llm.example.com' });
    const text = JSON.stringify({ kind: 'token', url: 'https://llm.example.com/v1' });
    expect(veil.hide(text)).toBe(text);
  });
});

it('hides texts below members with the name of a secret, and nothing else', () => {
  const payload = {
    version: 3,
    token: { action: 'replace', value: 'abc' },
    settings: { endpoint: { model: 'm' }, apiKeys: ['k'] },
    hasToken: true,
  };
  expect(hideSecretMembers(payload)).toEqual({
    version: 3,
    token: { action: '(hidden)', value: '(hidden)' },
    settings: { endpoint: { model: 'm' }, apiKeys: ['(hidden)'] },
    hasToken: true,
  });
});

it('takes the value out of requests and replies about secrets only', () => {
  const body = JSON.stringify({ key: 'k', value: { token: 't' } });
  expect(JSON.parse(withoutSecret(SECRET, body))).toEqual({ key: 'k', value: '(hidden)' });
  expect(secretIn(SECRET, body)).toEqual({ token: 't' });
  expect(withoutSecret(PLAIN, body)).toBe(body);
  expect(secretIn(PLAIN, body)).toBeUndefined();
  expect(withoutSecret(SECRET, '')).toBe('');
  expect(withoutSecret(SECRET, '{"code":"KEY_NOT_FOUND"}')).toBe('{"code":"KEY_NOT_FOUND"}');
});
