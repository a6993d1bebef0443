import { Button, Inline, Link, SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import { translate } from '../../src/contract/text';
import * as texts from '../common/strings/triage-page';
import type { QueueModel } from './queue-model';
import type { QueueStore } from './queue-store';

/** What was decided and could not be written, each with its reason, on whatever page it was. Draws nothing without any. */
export function Unwritten({ model, queue }: { model: QueueModel; queue: QueueStore }) {
  const failed = Object.entries(model.notes).flatMap(([id, note]) => (note.kind === 'failed' ? [{ ...note, id }] : []));
  if (failed.length === 0) return null;
  const forget = () => {
    queue.leaveFocus();
    queue.forgetFailures();
  };
  return (
    <SectionMessage appearance="warning" title={texts.failures(failed.length)} testId="unwritten">
      <Stack space="space.050">
        {failed.map(({ id, key, error }) => (
          <Text key={id}>
            <Link href={`/browse/${key}`} openNewTab>
              {key}
            </Link>
            {`: ${translate(error)}`}
          </Text>
        ))}
        <Inline>
          <Button spacing="compact" onClick={forget} testId="forget-failures">
            {texts.forget}
          </Button>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
