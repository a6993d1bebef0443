import { existsSync } from 'node:fs';
import path from 'node:path';
import { faultsOf, type Guard } from '../guards/guard';
import type { FoundEvidence } from './find-evidence';
import type { Promised, PromiseGroup } from './promise';

/** What a promise lacks, by its state. */
function lacks({ id, state, code, documents }: Promised, isShown: boolean, hasGuard: boolean): string[] {
  switch (state) {
    case 'kept':
      return [
        ...(code.length > 0 ? [] : [`${id} does not say which code keeps it.`]),
        ...(isShown ? [] : [`${id} has no test: tag one with “// @promise ${id}”.`]),
        ...(hasGuard ? [] : [`${id} has no guard in dev/guards: name a change that turns its tests red.`]),
      ];
    case 'superseded':
      return documents.some((file) => file.startsWith('docs/decisions/')) ? [] : [`${id} names no decision record.`];
    case 'organization':
      return documents.some((file) => file.startsWith('docs/policies/')) ? [] : [`${id} names no policy.`];
  }
}

function namesTwice(names: string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** What is wrong with the promises and with what shows them, one line each. */
export function findFaults(root: string, groups: PromiseGroup[], evidence: FoundEvidence, guards: Guard[]): string[] {
  const promises = groups.flatMap((group) => group.promises);
  const ids = promises.map(({ id }) => id);
  const files = promises.flatMap(({ id, code, documents }) => [...code, ...documents].map((file) => ({ id, file })));
  return [
    ...evidence.faults,
    ...namesTwice(ids).map((id) => `There are two promises called ${id}.`),
    ...namesTwice(guards.map(({ name }) => name)).map((name) => `There are two guards called “${name}”.`),
    ...guards.flatMap((guard) => faultsOf(guard, root)),
    ...guards
      .filter(({ promise }) => promise !== null && !ids.includes(promise))
      .map(({ name, promise }) => `${name} keeps ${promise}, which is not a promise.`),
    ...promises.flatMap((each) =>
      lacks(
        each,
        evidence.byPromise.has(each.id),
        guards.some(({ promise }) => promise === each.id),
      ),
    ),
    ...files
      .filter(({ file }) => !existsSync(path.join(root, file.replace(/#.*$/, ''))))
      .map(({ id, file }) => `${id} names ${file}, which does not exist.`),
    ...[...evidence.byPromise]
      .filter(([id]) => !ids.includes(id))
      .flatMap(([id, tests]) => tests.map(({ file, title }) => `${file}: “${title}” names ${id}, which is not a promise.`)),
  ];
}
