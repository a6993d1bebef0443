import type { Clock } from '../../contract/clock';
import type { AskProfile } from '../../providers/built-in/ask-profile';
import type { ProfileHead } from '../../profile/store/profile-store';
import type { CleanIssueText } from '../../text/clean-issue-text';
import { toAnswer, type Answer, type Source } from './answer-question';
import { judgeReply } from './judge-reply';
import type { Question } from './prepare-question';

/** How the built-in provider is called where a model's name stands. */
export const BUILT_IN = 'built-in';

/** What the built-in provider answers from. */
export interface AskingProfile {
  ask: AskProfile;
  /** Null: nothing was learned yet. */
  head: ProfileHead | null;
  text: CleanIssueText;
}

/**
 * Asks what the project's past speaks for. Nothing is sent anywhere.
 * @param id of the suggestion that it becomes
 * @throws TriageError `NOTHING_SUGGESTED`
 */
export function answerByProfile(context: { clock: Clock }, id: string, question: Question, { ask, head, text }: AskingProfile): Answer {
  const startedAt = context.clock();
  const reply = ask(question.allowed, text);
  const proposals = judgeReply(reply, question.allowed, question.issue, question.judging);
  const judged = { proposals, usage: null, durationMs: context.clock() - startedAt, learnt: null };
  const source: Source = { model: BUILT_IN, provider: 'built-in', learnedFrom: head?.issues ?? 0, weighedAgainst: null };
  return toAnswer(context, id, question, judged, source);
}
