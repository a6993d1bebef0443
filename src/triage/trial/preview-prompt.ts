import { assertAdministrator } from '../../access/administrator';
import type { PromptPreview } from '../../contract/admin';
import type { Settings } from '../../contract/settings';
import { systemParts } from '../question/prompt/build-prompt';
import { reasonLanguage } from '../question/prompt/reason-language';
import { promptSize } from '../question/prompt/prompt-size';
import { largestPrompt, promptedValues } from './largest-prompt';
import type { TrialContext } from './trial-context';

/**
 * The prompt for a made-up ticket that is as large as real ones get, with the settings as typed. Nothing is sent.
 * @param payload `locale`: of the person's page, which decides the language of reasons where the settings name none
 * @throws TriageError `NOT_PERMITTED`
 */
export async function previewPrompt(
  context: TrialContext,
  { settings: typed, locale }: { settings: Settings; locale?: string | undefined },
): Promise<PromptPreview> {
  await assertAdministrator(context);
  const settings = { ...typed, language: reasonLanguage(typed, locale) };
  const { store, jira, random } = context;
  const [choices, known] = await Promise.all([jira.listChoices(), store.readCapabilities()]);
  const prompt = largestPrompt(settings, choices, random.id());
  const { endpoint } = settings;
  const isKnown = known?.baseUrl === endpoint?.baseUrl && known?.model === endpoint?.model;
  return {
    system: prompt.system,
    user: prompt.user,
    ...promptSize(prompt),
    contextTokens: isKnown ? (known?.contextTokens ?? null) : null,
    parts: systemParts(settings, promptedValues(settings, choices)),
  };
}
