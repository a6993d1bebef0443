import { Box, HelperMessage, Inline, Label, Stack, Text, Textfield } from '@forge/react';
import React, { useState } from 'react';
import { BusyButton } from '../../common/busy-button';
import { Problem } from '../../common/problem';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { toSettings } from '../saving/draft';
import type { TabProps } from '../tab-props';
import { TrialResult } from './trial-result';

const texts = strings.admin.trial;

/** A dry run on one issue, with the settings as they are on the page. */
export function Trial({ form, services }: TabProps) {
  const { data, error, isLoading } = useModel(services.trial);
  const [issueKey, setIssueKey] = useState('');
  const { draft } = form;
  // Neither is the built-in provider; a half is a mistake.
  const canAsk = (draft.endpoint.baseUrl.trim() === '') === (draft.endpoint.model.trim() === '');
  const run = () => void services.trial.ask({ settings: toSettings(draft), token: draft.token, issueKey: issueKey.trim().toUpperCase() });
  return (
    <Stack space="space.150" testId="trial">
      <Stack space="space.0">
        <Label labelFor="trial-issue">{texts.issueKey}</Label>
        <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap>
          <Box xcss={{ width: '200px' }}>
            <Textfield
              id="trial-issue"
              name="trial-issue"
              testId="trial-issue"
              placeholder={texts.issueKeyPlaceholder}
              defaultValue=""
              onChange={(event) => setIssueKey(typeof event.target.value === 'string' ? event.target.value : '')}
            />
          </Box>
          <BusyButton isBusy={isLoading} isDisabled={!canAsk || issueKey.trim() === ''} onClick={run} testId="trial-run">
            {texts.button}
          </BusyButton>
        </Inline>
        <HelperMessage>{canAsk ? texts.intro : texts.needsEndpoint}</HelperMessage>
      </Stack>
      {error !== null && <Problem error={error} />}
      {data !== null && error === null && !isLoading && <TrialResult report={data} fields={draft.fields} />}
      {isLoading && <Text color="color.text.subtle">{texts.asking}</Text>}
    </Stack>
  );
}
