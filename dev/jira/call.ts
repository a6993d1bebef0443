import { refuseAnonymous } from './refusal';
import type { AdfNode, IssueState, Person } from './state';
import type { View } from './view';

/** One request on its way through a resource. */
export interface Call extends View {
  query: URLSearchParams;
  /** Parts of the path, decoded, by the name that the route gives them. */
  params: Record<string, string>;
  /** The parsed body; undefined when there was none. */
  body: unknown;
  /** Reads what the caller sends as a description or a comment; undefined when this version of the API does not take it. */
  readDocument: (value: unknown) => AdfNode | undefined;
  now: number;
  /** To be called by a resource that changed the state. */
  changed(): void;
  /** To be called by a resource that made an issue. */
  created(issue: IssueState): void;
}

/** What a resource answers; `body` undefined stands for an empty answer. */
export interface Reply {
  status: number;
  body?: unknown;
  /** Where the task is that Jira works on meanwhile, of a 303. */
  location?: string;
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}

/** The person, or Jira's 401. */
export function requirePerson(call: Call): Person {
  if (call.person === null) throw refuseAnonymous();
  return call.person;
}

/** Values of a parameter that may be repeated or hold a comma-separated list. */
export function listParameter(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
