import { Button, Heading, Inline, Stack, Text } from '@forge/react';
import React from 'react';
import type { SettingsView, TokenChange } from '../../../src/contract/admin';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import { TextSetting } from '../../common/settings/text-setting';
import { strings } from '../../common/strings/admin';
import { Unseen } from '../../common/unseen';
import { useSuccessor } from '../../common/use-successor';

interface TokenSettingProps {
  view: SettingsView;
  token: TokenChange;
  /** Origin of the address that is typed, or null while it is none. */
  origin: string | null;
  fault: string | null;
  onChange: (token: TokenChange) => void;
}

const texts = strings.admin.token;

/** The token: whether there is one and for which address, and the ways to replace or remove it. It is never shown. */
export function TokenSetting({ view, token, origin, fault, onChange }: TokenSettingProps) {
  const [isReplacing, setIsReplacing] = React.useState(false);
  const replacer = useSuccessor();
  const keep = () => {
    replacer.takeOver();
    setIsReplacing(false);
    onChange({ action: 'keep' });
  };
  const input = (
    <TextSetting
      id="endpoint-token"
      label={texts.title}
      help={texts.help}
      initial=""
      fault={fault}
      autoFocus={isReplacing}
      type="password"
      maxLength={SETTINGS_LIMITS.tokenLength}
      onChange={(value) => onChange(value === '' ? { action: 'keep' } : { action: 'replace', value })}
    />
  );
  // One that was saved for another address is still there, to be removed.
  if (view.tokenOrigin === null) return input;

  const savedFor = texts.savedFor(view.tokenOrigin);
  const isForOther = origin !== null && origin !== view.tokenOrigin;
  return (
    <Stack space="space.100" alignInline={isReplacing ? 'stretch' : 'start'}>
      {isReplacing ? (
        input
      ) : (
        <Heading as="h3" size="xsmall">
          {texts.title}
        </Heading>
      )}
      <Text color="color.text.subtle" testId="token-state">
        {token.action === 'remove' ? texts.willBeRemoved : savedFor}
      </Text>
      {token.action === 'keep' && isForOther && (
        <Text color="color.text.warning" testId="token-elsewhere">
          {texts.otherOrigin(origin)}
        </Text>
      )}
      <Inline space="space.100" shouldWrap>
        {isReplacing || token.action === 'remove' ? (
          <Button autoFocus={token.action === 'remove'} onClick={keep} testId="token-keep">
            {texts.keep}
          </Button>
        ) : (
          <Button key={replacer.key} autoFocus={replacer.autoFocus} onClick={() => setIsReplacing(true)} testId="token-replace">
            {texts.replace}
            <Unseen text={` ${texts.title}`} />
          </Button>
        )}
        {!isReplacing && token.action !== 'remove' && (
          <Button onClick={() => onChange({ action: 'remove' })} testId="token-remove">
            {texts.remove}
            <Unseen text={` ${texts.title}`} />
          </Button>
        )}
      </Inline>
    </Stack>
  );
}
