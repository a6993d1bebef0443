import { byField, type FieldValue } from '../../src/contract/triage-field';
import { toCandidates } from '../../src/profile/ask/candidates';
import { proposeValues } from '../../src/profile/ask/propose-values';
import { backtestField } from '../../src/profile/backtest/backtest-field';
import { learnLessons, lessonOf } from '../../src/profile/decisions/lesson';
import { hashWithSalt, keyOfValue } from '../../src/profile/hash-with-salt';
import { FIELD_LEARNING } from '../../src/profile/learn/field-learning';
import { learnProject, toPastIssue } from '../../src/profile/learn/learn-project';
import { packField, unpackField } from '../../src/profile/store/pack-field';
import { countTerms } from '../../src/profile/terms/count-terms';
import { cleanIssueText } from '../../src/text/clean-issue-text';
import type { DataIssue } from './data';
import type { AskedSystem } from './asked-system';
import type { EvalOptions } from './eval-options';
import type { ProjectData } from './project-data';

const MASKED = { maskPersonalData: true };

function asValue(name: string): FieldValue {
  return { id: name, name };
}

function valuesOf(issue: DataIssue): Record<'priority' | 'components' | 'labels', FieldValue[]> {
  return {
    priority: issue.priority === null ? [] : [asValue(issue.priority)],
    components: issue.components.map(asValue),
    labels: issue.labels.map(asValue),
  };
}

/** What the app's own profile learns from a project's history, kept in the form in which the app stores it. */
export function learnHistory(project: ProjectData, { past, grow }: Pick<EvalOptions, 'past' | 'grow'>): AskedSystem {
  const hashWord = hashWithSalt('evaluation');
  const history = project.history.slice(-Math.min(past, project.history.length));
  const allowed = byField((field) => (field === 'priority' ? project.priorities : project[field]).map(asValue));
  const issues = history.map((issue) =>
    toPastIssue(
      cleanIssueText(issue, MASKED),
      { id: issue.created.replace(/\D/g, ''), at: Date.parse(issue.created), values: valuesOf(issue) },
      hashWord,
    ),
  );
  const learned = learnProject(issues, allowed, hashWord);
  const fields = byField((field) => unpackField(packField(learned[field].field)));
  const candidates = byField((field) => toCandidates(field, allowed[field], hashWord));
  const minConfidence = byField(
    (field) => backtestField(learned[field].past, learned[field].field.calibration, allowed[field].length).suggestedMinimum,
  );
  const decide = (issue: DataIssue, terms: ReturnType<typeof countTerms>): void => {
    const values = valuesOf(issue);
    byField((field) => {
      // In the app, nobody can choose what is not allowed.
      const possible = new Set(allowed[field].map(({ id }) => id));
      const chosen = values[field].filter(({ id }) => possible.has(id)).map((value) => keyOfValue(field, value, hashWord));
      if (chosen.length === 0) return;
      const lesson = lessonOf(fields[field], candidates[field], terms, { chosen, refused: [] }, FIELD_LEARNING[field]);
      learnLessons(fields[field], [lesson], FIELD_LEARNING[field]);
    });
  };
  return {
    minConfidence,
    ask(index) {
      const issue = project.issues[index];
      if (issue === undefined) throw new Error(`There is no issue ${index}.`);
      const began = performance.now();
      const words = new Map<number, string>();
      const terms = countTerms(cleanIssueText(issue, MASKED), hashWord, (word, hash) => words.set(hash, word));
      const proposals = byField((field) =>
        proposeValues(field, fields[field], candidates[field], { terms, words }).map((proposal) => ({
          value: allowed[field][proposal.index]?.name ?? '',
          confidence: proposal.confidence,
        })),
      );
      const milliseconds = performance.now() - began;
      if (grow) decide(issue, terms);
      return Promise.resolve({ proposals, similar: 0, milliseconds });
    },
    close: () => Promise.resolve(),
  };
}
