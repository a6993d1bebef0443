import { createSampleState, type JiraState } from '../../../dev/jira';
import { OPEN_ISSUE } from './triage-site';

/** Ids of issues that are made up; the sample's are lower. */
const FIRST_ID = 900_000;

/** The sample with so many more untriaged issues in Web shop, each a copy of one with another summary, each a minute younger than the one before. */
export function withUntriaged(count: number): JiraState {
  const state = createSampleState();
  const model = state.issues.find(({ key }) => key === OPEN_ISSUE);
  if (model === undefined) throw new Error(`The sample has no ${OPEN_ISSUE}.`);
  const newest = Math.max(...state.issues.map(({ created }) => created));
  const copies = Array.from({ length: count }, (_each, index) => ({
    ...structuredClone(model),
    id: String(FIRST_ID + index),
    key: `SHOP-${1_000 + index}`,
    summary: `Payment of order ${index} was charged two times`,
    created: newest + (index + 1) * 60_000,
  }));
  return { ...state, issues: [...state.issues, ...copies] };
}
