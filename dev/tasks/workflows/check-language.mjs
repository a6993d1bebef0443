/**
 * Reads workflows of GitHub Actions as GitHub's own parser does: a list of `{ name, content }` comes on standard input,
 * and a list of its complaints leaves on standard output. A process of its own, because the parser is an ES module that
 * imports JSON without saying so, which neither jest nor Node 20 takes; tsx does.
 */
import { text } from 'node:stream/consumers';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';

const faults = [];
for (const file of JSON.parse(await text(process.stdin))) {
  const { context, value } = parseWorkflow(file, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  faults.push(...context.errors.getErrors().map(({ message }) => message));
}
console.log(JSON.stringify(faults));
