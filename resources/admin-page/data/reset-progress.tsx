import { Box, Button, HelperMessage, Inline, ProgressBar, SectionMessage, Text } from '@forge/react';
import React, { useState } from 'react';
import { BusyButton } from '../../common/busy-button';
import { Problem } from '../../common/problem';
import { Section } from '../../common/section';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { useSuccessor } from '../../common/use-successor';
import type { AdminServices } from '../services';
import type { ResetModel } from './reset-store';

const texts = strings.admin.reset;

interface ResetProgressProps {
  services: AdminServices;
  /** Shows the page as freshly installed. */
  onStartAnew: () => void;
}

/** How far the deletion of everything has come, in place of the page: there is nothing else to do meanwhile. */
export function ResetProgress({ services, onStartAnew }: ResetProgressProps) {
  const model = useModel(services.reset);
  const [beganHere] = useState(model.phase === 'starting');
  const starter = useSuccessor();
  const startAnew = async () => {
    for (const remote of [
      services.activity,
      services.statistics,
      services.trial,
      services.versions,
      services.unknown,
      services.found,
      services.preview,
    ]) {
      remote.clear();
    }
    services.projects.close();
    await Promise.all([services.settings.load(), services.egress.load()]);
    onStartAnew();
    services.reset.close();
  };
  const isDone = model.phase === 'done';
  const goOn = () => {
    starter.takeOver();
    void services.reset.start();
  };
  return (
    <Box xcss={{ maxWidth: '880px' }}>
      <Section title={texts.title} testId={isDone ? 'reset-done' : 'reset-progress'}>
        {!isDone && model.phase !== 'stalled' && <ProgressBar isIndeterminate ariaLabel={texts.title} />}
        {/* A live region: whoever cannot see the bar hears how far it is, and that it is done. */}
        <HelperMessage testId="reset-state">{describe(model)}</HelperMessage>
        {isDone && (
          <SectionMessage appearance={model.egressFailed ? 'warning' : 'success'}>
            <Text>{model.egressFailed ? texts.egressFailed : texts.done}</Text>
          </SectionMessage>
        )}
        {model.error !== null && <Problem error={model.error} />}
        <Inline space="space.100">
          {model.phase === 'stalled' && (
            <Button appearance="primary" onClick={goOn} testId="reset-go-on">
              {texts.goOn}
            </Button>
          )}
          {/* There from the start, so that the focus of the button that began it waits here. */}
          <BusyButton
            key={starter.key}
            appearance={isDone ? 'primary' : 'default'}
            autoFocus={beganHere || starter.autoFocus}
            isDisabled={!isDone}
            onClick={() => void startAnew()}
            testId="reset-start-anew"
          >
            {texts.startAnew}
          </BusyButton>
        </Inline>
      </Section>
    </Box>
  );
}

function describe({ phase, view }: ResetModel): string {
  if (phase === 'done') return texts.doneTitle;
  if (phase === 'withdrawing') return texts.withdrawing;
  if (view === null) return texts.starting;
  const counts = view.remaining === 0 ? texts.settling(view.deleted) : texts.running(view.deleted, view.remaining);
  return phase === 'stalled' ? `${texts.stalled} ${counts}` : counts;
}
