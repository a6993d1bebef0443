import type { IssueState } from '../state';

/** By project key, then by number. */
export function compareKeys(left: Pick<IssueState, 'key'>, right: Pick<IssueState, 'key'>): number {
  const [leftProject = '', leftNumber = ''] = left.key.split('-');
  const [rightProject = '', rightNumber = ''] = right.key.split('-');
  if (leftProject !== rightProject) return leftProject < rightProject ? -1 : 1;
  return Number(leftNumber) - Number(rightNumber);
}
