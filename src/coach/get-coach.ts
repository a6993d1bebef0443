import { assertAdministrator } from '../access/administrator';
import type { CoachReport } from '../contract/coach';
import { coachQuestion } from './coach-question';
import { collectFigures } from './collect-figures';
import type { CoachContext } from './coach-context';
import { findFacts } from './find-facts';

/**
 * How triage goes: the figures, what rules find in them, and what a model would be sent if somebody asked it to put that into
 * words. Nothing is sent.
 * @param payload `locale`: of the person's page, whose language the words are to be in where the settings name none
 * @throws TriageError `NOT_PERMITTED`
 */
export async function getCoach(context: CoachContext, { locale }: { locale?: string | undefined }): Promise<CoachReport> {
  await assertAdministrator(context);
  const { store } = context;
  const [{ settings }, secret] = await Promise.all([store.readSettings(), store.ensureInstallationSecret()]);
  const figures = await collectFigures(context, settings);
  const facts = findFacts(figures);
  return { figures, facts, question: coachQuestion(secret, figures, facts, settings, locale) };
}
