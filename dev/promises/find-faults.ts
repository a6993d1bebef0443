import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FoundEvidence } from './find-evidence';
import type { Promised, PromiseGroup } from './promise';

/** What a promise lacks, by its state. */
function lacks({ id, state, code, documents }: Promised, isShown: boolean): string[] {
  switch (state) {
    case 'kept':
      return [
        ...(code.length > 0 ? [] : [`${id} does not say which code keeps it.`]),
        ...(isShown ? [] : [`${id} has no test: tag one with “// @promise ${id}”.`]),
      ];
    case 'superseded':
      return documents.some((file) => file.startsWith('docs/decisions/')) ? [] : [`${id} names no decision record.`];
    case 'organization':
      return documents.some((file) => file.startsWith('docs/policies/')) ? [] : [`${id} names no policy.`];
  }
}

/** What is wrong with the promises and with what shows them, one line each. */
export function findFaults(root: string, groups: PromiseGroup[], evidence: FoundEvidence): string[] {
  const promises = groups.flatMap((group) => group.promises);
  const ids = promises.map(({ id }) => id);
  const files = promises.flatMap(({ id, code, documents }) => [...code, ...documents].map((file) => ({ id, file })));
  return [
    ...evidence.faults,
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `There are two promises called ${id}.`),
    ...promises.flatMap((promise) => lacks(promise, evidence.byPromise.has(promise.id))),
    ...files
      .filter(({ file }) => !existsSync(path.join(root, file.replace(/#.*$/, ''))))
      .map(({ id, file }) => `${id} names ${file}, which does not exist.`),
    ...[...evidence.byPromise]
      .filter(([id]) => !ids.includes(id))
      .flatMap(([id, tests]) => tests.map(({ file, title }) => `${file}: “${title}” names ${id}, which is not a promise.`)),
  ];
}
