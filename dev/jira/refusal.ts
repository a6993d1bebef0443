/** A request that Jira refuses, thrown by a resource and answered by the site. */
export class JiraRefusal extends Error {
  override readonly name = 'JiraRefusal';

  /** `body` is what the caller reads: usually Jira's error collection, or null for an empty answer. */
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

/** Jira's answer when a resource needs a person and there is none. */
export function refuseAnonymous(): JiraRefusal {
  return refuse(401, 'Client must be authenticated to access this resource.');
}

export const INVALID_PAYLOAD = 'Invalid request payload. Refer to the REST API documentation and try again.';
