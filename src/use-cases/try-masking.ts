import type { MaskingTrial } from '../contract/admin';
import { cleanText } from '../domain/text/clean-text';
import { DESCRIPTION_LIMIT } from '../domain/text/limits';
import { assertAdministrator, type AdminContext } from './admin-context';

/** What masking leaves in place of what it found, e.g. `[email]`. */
const PLACEHOLDER = /\[([a-z][a-z -]{0,30})\]/g;

function countPlaceholders(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, kind = ''] of text.matchAll(PLACEHOLDER)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Shows how a description would be sent with masking on. Nothing is stored or sent. @throws TriageError `NOT_PERMITTED` */
export async function tryMasking(context: AdminContext, payload: { text: string }): Promise<MaskingTrial> {
  await assertAdministrator(context);
  const { text } = cleanText(payload.text, { maskPersonalData: true, limit: DESCRIPTION_LIMIT });
  // Somebody may have typed a placeholder.
  const typed = countPlaceholders(payload.text);
  const found = [...countPlaceholders(text)]
    .map(([kind, count]) => ({ kind, count: count - (typed.get(kind) ?? 0) }))
    .filter(({ count }) => count > 0);
  return { text, found };
}
