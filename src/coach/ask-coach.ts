import { assertAdministrator } from '../access/administrator';
import type { CoachAdvice, CoachQuestion } from '../contract/coach';
import { asList } from '../contract/json';
import { text } from '../contract/text';
import { TriageError } from '../contract/triage-error';
import { isKnown, tokenFor } from '../triage/question/answer-question';
import { findAnswer } from '../triage/question/reply/find-answer';
import { plainReason } from '../triage/question/reply/plain-reason';
import { claimBudget, releasingUnasked } from '../triage/suggest/claim-budget';
import { ADVICE_SCHEMA, isOwnQuestion } from './coach-question';
import type { CoachContext } from './coach-context';

/** Kept free after the call for reading and answering, in milliseconds. */
const TIME_TO_ANSWER_MS = 2_000;

const MOST_LINES = 6;

const NOT_OWN = {
  path: 'question',
  message: text('The model has changed since these figures were made. They have been made again: look at them, then send.'),
};

/** The sentences of a reply as plain text. @throws TriageError `REPLY_INVALID` */
function readAdvice(content: string, isCut: boolean): string[] {
  const answer = findAnswer(content, isCut, {
    isAnswer: ({ advice }) => Array.isArray(advice),
    isBare: () => false,
    holdsAnotherAnswer: () => false,
    isEcho: () => false,
  });
  const lines = asList(answer?.['advice']).flatMap((line) => (typeof line === 'string' ? [plainReason(line, true)] : []));
  const said = lines.filter((line) => line !== '').slice(0, MOST_LINES);
  if (said.length === 0) throw new TriageError('REPLY_INVALID');
  return said;
}

/**
 * Sends a question that was shown, word for word, to the configured model, and gives its advice. What the app did not make
 * itself is refused, so that nothing but figures is ever sent. It counts against the budgets; nothing is stored of it.
 * @throws TriageError `NOT_PERMITTED`, `NOT_CONFIGURED`, `INVALID_INPUT` where the question is not the app's own or is for
 *   another model, `LIMIT_REACHED`, and what the model's call throws
 */
export async function askCoach(context: CoachContext, { question }: { question: CoachQuestion }): Promise<CoachAdvice> {
  await assertAdministrator(context);
  const { store } = context;
  const [{ settings }, stored, known, secret, hint] = await Promise.all([
    store.readSettings(),
    store.readToken(),
    store.readCapabilities(),
    store.ensureInstallationSecret(),
    store.readBudgetHint(),
  ]);
  const { endpoint, thinking, limits } = settings;
  if (endpoint === null) throw new TriageError('NOT_CONFIGURED', { details: { missing: ['endpoint'] } });
  if (!isOwnQuestion(secret, question, settings)) throw new TriageError('INVALID_INPUT', { details: { faults: [NOT_OWN] } });
  const budget = await claimBudget(context, { limits, secret, hint, evidencePoints: 0 });
  const { system, user } = question;
  const target = { ...endpoint, thinking, token: tokenFor(endpoint, stored) };
  const remembered = isKnown({ endpoint, thinking }, known) ? known : null;
  const until = context.deadline - TIME_TO_ANSWER_MS;
  const reply = await releasingUnasked(store, budget, () =>
    context.endpoint.chat(target, { system, user, replySchema: ADVICE_SCHEMA }, remembered, until),
  );
  // Not the point: what fails here fails quietly.
  const notes = [store.writeBudgetHint(budget.hint), ...(reply.usage === null ? [] : [store.noteUsage(budget.site, reply.usage)])];
  await Promise.all(notes.map((note) => note.catch(() => undefined)));
  return { model: endpoint.model, lines: readAdvice(reply.content, reply.isCut) };
}
