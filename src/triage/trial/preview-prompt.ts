import type { PromptPreview } from '../../contract/admin';
import type { Settings } from '../../contract/settings';
import { largestPrompt, promptedValues } from './largest-prompt';
import { systemParts } from '../question/prompt/build-prompt';
import { promptSize } from '../question/prompt/prompt-size';
import { effectiveSettings } from '../../settings/effective-settings';
import { assertAdministrator } from '../../access/administrator';
import type { TrialContext } from './trial-context';

/**
 * The prompt for a made-up ticket that is as large as real ones get, with the settings as typed and, for
 * a project, its own in them. Nothing is sent.
 * @throws TriageError `NOT_PERMITTED`
 */
export async function previewPrompt(
  context: TrialContext,
  payload: { settings: Settings; projectId: string | null },
): Promise<PromptPreview> {
  await assertAdministrator(context);
  const { store, jira, random } = context;
  const { projectId } = payload;
  const [priorities, own, known] = await Promise.all([
    jira.listPriorities(),
    projectId === null ? null : store.readOverrides(projectId),
    store.readCapabilities(),
  ]);
  const settings = effectiveSettings(payload.settings, own?.overrides ?? null);
  const prompt = largestPrompt(settings, priorities, random.id());
  const { endpoint } = settings;
  const isKnown = known?.baseUrl === endpoint?.baseUrl && known?.model === endpoint?.model;
  return {
    system: prompt.system,
    user: prompt.user,
    ...promptSize(prompt),
    contextTokens: isKnown ? (known?.contextTokens ?? null) : null,
    parts: systemParts(settings, promptedValues(settings, priorities)),
  };
}
