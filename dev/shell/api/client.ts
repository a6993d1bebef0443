import type { Person } from './types';

/** An answer that is no success, with the text that the server gave. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Requests as one person: Jira's REST interface and the host's own routes both take basic authentication. */
export interface Client {
  person: Person;
  send: (path: string, init?: RequestInit) => Promise<Response>;
  /** @throws RequestFailed unless the status is 2xx. */
  get: <Answer>(path: string) => Promise<Answer>;
  post: <Answer>(path: string, body: unknown) => Promise<Answer>;
  put: (path: string, body: unknown) => Promise<void>;
}

export function createClient(person: Person): Client {
  const authorization = authorizationOf(person.emailAddress);
  const send = (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', authorization);
    return fetch(path, { ...init, headers });
  };
  const withBody = (method: string, path: string, body: unknown): Promise<Response> =>
    send(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }).then(succeeded);
  return {
    person,
    send,
    get: async <Answer>(path: string) => (await succeeded(await send(path))).json() as Promise<Answer>,
    post: async <Answer>(path: string, body: unknown) => (await withBody('POST', path, body)).json() as Promise<Answer>,
    put: async (path, body) => {
      await withBody('PUT', path, body);
    },
  };
}

/** The offline site takes any password. */
export function authorizationOf(emailAddress: string): string {
  return `Basic ${btoa(`${emailAddress}:offline`)}`;
}

export async function succeeded(response: Response): Promise<Response> {
  if (response.ok) return response;
  throw new RequestFailed(response.status, failureText(await response.text(), response.status));
}

/** Jira answers `errorMessages` and `errors`, the host `error.message`. */
function failureText(body: string, status: number): string {
  try {
    const parsed = JSON.parse(body) as { error?: { message?: string }; errorMessages?: string[]; errors?: Record<string, string> };
    const messages = [parsed.error?.message, ...(parsed.errorMessages ?? []), ...Object.values(parsed.errors ?? {})];
    const text = messages.filter((message) => message !== undefined && message !== '').join(' ');
    return text === '' ? `The server answered with status ${status}.` : text;
  } catch {
    return `The server answered with status ${status}.`;
  }
}
