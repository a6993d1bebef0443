/** A request that Jira refuses, thrown by a resource and answered by the site. */
export class JiraRefusal extends Error {
  override readonly name = 'JiraRefusal';

  /** `body` is what the caller reads: usually Jira's error collection; a string is plain text. */
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super(`Jira answers ${status}`);
  }
}

/** Jira's error collection with messages that belong to no field. */
export function refuse(status: number, ...errorMessages: string[]): JiraRefusal {
  return new JiraRefusal(status, { errorMessages, errors: {} });
}

/** Jira's error collection with one message for each field or parameter. */
export function refuseFields(status: number, errors: Record<string, string>): JiraRefusal {
  return new JiraRefusal(status, { errorMessages: [], errors });
}

const NOT_AUTHENTICATED = 'Client must be authenticated to access this resource.';

/** Jira's answer when a resource needs a person and there is none (as quoted in jira-node/node-jira-client#255). */
export function refuseAnonymous(): JiraRefusal {
  return new JiraRefusal(401, { message: NOT_AUTHENTICATED, 'status-code': 401 });
}

/** Jira's answer to a login that fails: the gateway before it says so, in plain text (as in atlassian/gajira-login#59). */
export function refuseLogin(): JiraRefusal {
  return new JiraRefusal(401, NOT_AUTHENTICATED);
}

/** What Jira offers and this one does not, in the shape of Jira's errors: a client must not take silence for an answer. */
export function notOffered(what: string): JiraRefusal {
  return refuse(501, `The offline Jira does not offer ${what}.`);
}

/** The messages of a refusal that belong to no field. */
export function errorMessagesOf({ body }: JiraRefusal): string[] {
  return (body as { errorMessages: string[] }).errorMessages;
}

export const INVALID_PAYLOAD = 'Invalid request payload. Refer to the REST API documentation and try again.';
