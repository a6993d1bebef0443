/** Where each page of the list begins, and where it goes on. */
export function createPages() {
  const tokens: (string | null)[] = [null];
  let haveLeft = false;
  return {
    tokenOf: (page: number): string | null => tokens[page] ?? null,
    note(page: number, next: string | null): void {
      tokens[page + 1] = next;
    },
    /** An issue that was accepted is not untriaged any more. */
    noteAccepted(): void {
      haveLeft = true;
    },
    /**
     * The page that comes after one. After the last one it is the first again, where issues have left the list: Atlassian does
     * not say whether its search goes on after the last issue or at a position, and then those that moved up were passed over.
     * Null when there is none.
     */
    after(page: number): number | null {
      if ((tokens[page + 1] ?? null) !== null) return page + 1;
      if (page === 0 || !haveLeft) return null;
      haveLeft = false;
      return 0;
    },
  };
}
