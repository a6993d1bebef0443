/** A link between an issue and another one that says that one of them duplicates the other. */
export interface DuplicateLink {
  /** Jira's id of the link. */
  id: string;
  /** The issue at its other end. */
  otherId: string;
}

/** Links between duplicates, as the person who clicked. Every method rejects with a `TriageError`. */
export interface IssueLinkPort {
  /** The links of an issue that lead to issues which the person may see, in both directions. Costs a point. */
  readDuplicates(issueId: string): Promise<DuplicateLink[]>;
  /** Says that one issue duplicates another. Jira makes no second link of the same direction. @throws `LINKS_NOT_AVAILABLE` */
  linkDuplicate(issueId: string, otherId: string): Promise<void>;
  /** Removes a link; one that is gone already is no failure. */
  removeLink(linkId: string): Promise<void>;
}
