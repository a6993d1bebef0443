import { assertAdministrator } from '../../access/administrator';
import type { PromptPreview } from '../../contract/admin';
import type { Settings } from '../../contract/settings';
import { systemParts } from '../question/prompt/build-prompt';
import { promptSize } from '../question/prompt/prompt-size';
import { largestPrompt, promptedValues } from './largest-prompt';
import type { TrialContext } from './trial-context';

/**
 * The prompt for a made-up ticket that is as large as real ones get, with the settings as typed. Nothing is sent.
 * @throws TriageError `NOT_PERMITTED`
 */
export async function previewPrompt(context: TrialContext, { settings }: { settings: Settings }): Promise<PromptPreview> {
  await assertAdministrator(context);
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
