import { ensureSyntaxTree, LanguageSupport } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { LanguageType, promQLLanguage } from '@prometheus-io/codemirror-promql';
import { Parser } from '@prometheus-io/codemirror-promql/dist/cjs/parser';

/** What Prometheus would not load, by its own grammar and types as its web page checks them. Empty for a valid rule. */
export function faultsOf(expression: string): string[] {
  const language = promQLLanguage(LanguageType.PromQL);
  const state = EditorState.create({ doc: expression, extensions: [new LanguageSupport(language)] });
  // An editor parses for a few milliseconds at a time; here the whole expression counts, however slow the machine.
  ensureSyntaxTree(state, expression.length, 60_000);
  const parser = new Parser(state.update({}).state);
  parser.analyze();
  const faults = parser.getDiagnostics().map(({ message }) => message);
  // What is missing at the very end is in the tree alone.
  language.parser.parse(expression).iterate({ enter: ({ type }) => (type.isError ? void faults.push('incomplete') : undefined) });
  return faults;
}
