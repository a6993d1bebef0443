import type { IndexedProperty } from './jql/properties';
import type { AdfNode, JiraState, Person } from './state';

/** How one caller sees the site: what it holds, and from which address and in which version of the API it is read. */
export interface View {
  state: JiraState;
  /** Null: anonymous. */
  person: Person | null;
  /** Address of the site as the caller reached it, without a slash at the end. */
  origin: string;
  /** Address of the API in the caller's version: every link in an answer starts with it. */
  api: string;
  /** A description or a comment as this version of the API gives it: a document in version 3, text in version 2. */
  showDocument: (document: AdfNode) => unknown;
  /** What installed apps have had indexed of the properties of issues. */
  indexed: readonly IndexedProperty[];
}
