import type { TriageSite } from './triage-site';

/**
 * Holds the first call of storage that `isWanted`. `reached` resolves when it comes, `release` lets it through, and `end`
 * goes back to a storage that holds nothing.
 */
export function holdStorage(site: TriageSite, isWanted: (operation: string, body: string) => boolean) {
  const handle = site.storage.handle.bind(site.storage);
  let release = (): void => undefined;
  let isHeld = false;
  const reached = new Promise<void>((resolve) => {
    site.storage.handle = async (path, body) => {
      if (!isHeld && isWanted(path.replace('/api/v1/', ''), body)) {
        isHeld = true;
        await new Promise<void>((go) => {
          release = go;
          resolve();
        });
      }
      return handle(path, body);
    };
  });
  return { reached, release: () => release(), end: () => void (site.storage.handle = handle) };
}
