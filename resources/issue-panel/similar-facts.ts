import type { SimilarIssueView } from '../../src/contract/panel';

/** How a similar issue was triaged, in one line: components, then priority, then labels. What it lacks is left out. */
export function similarFacts({ components, priority, labels }: SimilarIssueView): string {
  return [components.join(', '), priority ?? '', labels.join(', ')].filter((fact) => fact !== '').join(' · ');
}
