import { refuse } from '../refusal';

interface PageOptions {
  query: URLSearchParams;
  /** Address of the resource, without a query, for `self` and `nextPage`. */
  address: string;
  /** Page size when the caller names none. */
  size: number;
  /** The largest page that Jira gives, whatever the caller asks for. */
  most?: number;
}

/** Jira's page of results by `startAt` and `maxResults`. */
export function page<Entry>(entries: readonly Entry[], options: PageOptions): Record<string, unknown> & { values: Entry[] } {
  const startAt = wholeNumber(options.query, 'startAt', 0);
  const maxResults = Math.min(wholeNumber(options.query, 'maxResults', options.size), options.most ?? Infinity);
  const values = entries.slice(startAt, startAt + maxResults);
  const end = startAt + values.length;
  const isLast = end >= entries.length;
  const at = (start: number) => `${options.address}?maxResults=${maxResults}&startAt=${start}`;
  return { self: at(startAt), ...(isLast ? {} : { nextPage: at(end) }), maxResults, startAt, total: entries.length, isLast, values };
}

/** A parameter that is a whole number from 0 on, or Jira's 400. */
export function wholeNumber(query: URLSearchParams, name: string, fallback: number, mostDigits = 9): number {
  const text = query.get(name);
  if (text === null || text === '') return fallback;
  if (!/^\d+$/.test(text) || text.length > mostDigits) throw refuse(400, `The value '${text}' is not valid for the parameter '${name}'.`);
  return Number(text);
}
