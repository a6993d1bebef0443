import { readNode } from './adf/adf-node';
import { stepsFor } from './adf/node-steps';
import type { Step } from './adf/node-steps';
import { TextWriter } from './adf/text-writer';
import { INPUT_LIMIT } from './limits';

/** Far more steps than a description that Jira accepts can have; ends the walk through a document without end. */
const MOST_STEPS = 500_000;

/**
 * The text of a Jira description in Atlassian Document Format, or of a plain text, which is returned as it is.
 *
 * Never throws, whatever the document is, and keeps the text of nodes it does not know. It walks with a stack of
 * its own, so depth is no problem. The result is at most `maxCharacters` UTF-16 units long.
 */
export function adfToText(document: unknown, options: { maxCharacters?: number } = {}): string {
  const writer = new TextWriter(options.maxCharacters ?? 2 * INPUT_LIMIT);
  const stack: Step[] = [{ value: document, depth: 0 }];
  for (let count = 0; count < MOST_STEPS && !writer.full; count += 1) {
    const step = stack.pop();
    if (step === undefined) break;
    if (typeof step === 'function') {
      step(writer);
      continue;
    }
    const node = readNode(step.value);
    if (node === null) continue;
    for (const next of stepsFor(node, step.depth, step.bullet).toReversed()) stack.push(next);
  }
  return writer.toString();
}
