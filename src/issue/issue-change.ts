/** The only change that the app can make to an issue. */
export interface IssueChange {
  addLabels: string[];
  removeLabels: string[];
  addComponentIds: string[];
  removeComponentIds: string[];
  /** Absent: the priority stays as it is. Null clears it, which only an undo does. */
  priorityId?: string | null;
}
