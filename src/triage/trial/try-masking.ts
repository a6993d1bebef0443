import { assertAdministrator } from '../../access/administrator';
import type { MaskingTrial } from '../../contract/admin';
import { cleanText } from '../../text/clean-text';
import { DESCRIPTION_LIMIT } from '../../text/limits';
import { MASK_KINDS } from '../../text/mask/mask-kind';
import type { TrialContext } from './trial-context';

/** Shows how a description would be sent with masking on. Nothing is stored or sent. @throws TriageError `NOT_PERMITTED` */
export async function tryMasking(context: TrialContext, payload: { text: string }): Promise<MaskingTrial> {
  await assertAdministrator(context);
  const { text, masked } = cleanText(payload.text, { maskPersonalData: true, limit: DESCRIPTION_LIMIT });
  return { text, found: MASK_KINDS.filter((kind) => masked[kind] > 0).map((kind) => ({ kind, count: masked[kind] })) };
}
