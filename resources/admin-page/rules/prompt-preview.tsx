import { Lozenge, ProgressBar, Spinner, Stack, Text } from '@forge/react';
import React, { useEffect } from 'react';
import type { PromptPreview } from '../../../src/contract/admin';
import { Problem } from '../../common/problem';
import { ReadOnlyText } from '../../common/read-only-text';
import { Section } from '../../common/section';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { findDraftFaults, toSettings } from '../saving/draft';
import type { TabProps } from '../tab-props';

const texts = strings.admin.preview;

/** Milliseconds without a keystroke after which the preview follows. */
const PAUSE = 600;

/** The prompt that the settings on the page make, as someone types them. */
export function PromptPreviewSection({ form, services }: TabProps) {
  const { preview, schedule } = services;
  const { draft, view } = form;
  const { data, error, isLoading } = useModel(preview);
  // An endpoint is no part of the prompt, so its faults do not matter here.
  const isReadable = findDraftFaults(draft).every(({ path }) => path.startsWith('endpoint'));

  useEffect(() => {
    if (!isReadable) return undefined;
    const settings = { ...toSettings(draft), endpoint: view.settings.endpoint };
    return schedule(() => void preview.ask(settings), preview.getModel().data === null ? 0 : PAUSE);
  }, [draft, isReadable, preview, schedule, view.settings.endpoint]);

  return (
    <Section title={texts.title} intro={texts.intro} testId="preview">
      {!isReadable && <Text color="color.text.warning">{texts.correct}</Text>}
      {error !== null && <Problem error={error} />}
      {data === null && isLoading && <Spinner label={strings.common.loading} />}
      {data !== null && <Preview preview={data} isLoading={isLoading} />}
    </Section>
  );
}

function Preview({ preview, isLoading }: { preview: PromptPreview; isLoading: boolean }) {
  const { characters, tokens, contextTokens, parts, user } = preview;
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Text testId="preview-size">
          {texts.size(characters, tokens)}
          {isLoading ? ` · ${texts.updating}` : ''}
        </Text>
        {contextTokens === null ? (
          <Text color="color.text.subtle">{texts.contextUnknown}</Text>
        ) : (
          <ContextUse tokens={tokens} contextTokens={contextTokens} />
        )}
      </Stack>
      {parts.map(({ title, isFixed, text }) => (
        <ReadOnlyText
          key={title}
          id={`preview-${title}`}
          label={texts.parts[title]}
          text={text}
          mark={<Lozenge appearance={isFixed ? 'default' : 'inprogress'}>{isFixed ? texts.fixed : texts.yours}</Lozenge>}
        />
      ))}
      <ReadOnlyText id="preview-user" label={texts.ticket} text={user} mark={<Lozenge>{texts.fixed}</Lozenge>} />
    </Stack>
  );
}

function ContextUse({ tokens, contextTokens }: { tokens: number; contextTokens: number }) {
  const share = tokens / contextTokens;
  const said = texts.ofContext(Math.round(share * 100), contextTokens);
  return (
    <Stack space="space.050">
      <ProgressBar value={Math.min(1, share)} ariaLabel={said} />
      <Text color={share > 1 ? 'color.text.danger' : 'color.text.subtle'}>{share > 1 ? `${said}. ${texts.tooLarge}` : said}</Text>
    </Stack>
  );
}
