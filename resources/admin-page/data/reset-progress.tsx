import { Box, Button, Inline, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import { Problem } from '../../common/problem';
import { Section } from '../../common/section';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
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
  if (model.phase === 'done') {
    return (
      <Box xcss={{ maxWidth: '880px' }}>
        <Stack space="space.200" testId="reset-done">
          <SectionMessage appearance={model.egressFailed ? 'warning' : 'success'} title={texts.doneTitle}>
            <Text>{model.egressFailed ? texts.egressFailed : texts.done}</Text>
          </SectionMessage>
          <Inline>
            <Button appearance="primary" onClick={() => void startAnew()} testId="reset-start-anew">
              {texts.startAnew}
            </Button>
          </Inline>
        </Stack>
      </Box>
    );
  }
  return (
    <Box xcss={{ maxWidth: '880px' }}>
      <Section title={texts.title} testId="reset-progress">
        {model.phase !== 'stalled' && <ProgressBar isIndeterminate ariaLabel={texts.title} />}
        <Text testId="reset-state">{describe(model)}</Text>
        {model.error !== null && <Problem error={model.error} />}
        {model.phase === 'stalled' && (
          <Inline>
            <Button appearance="primary" onClick={() => void services.reset.start()} testId="reset-go-on">
              {texts.goOn}
            </Button>
          </Inline>
        )}
      </Section>
    </Box>
  );
}

function describe({ phase, view }: ResetModel): string {
  if (phase === 'withdrawing') return texts.withdrawing;
  if (view === null) return texts.starting;
  const counts = view.remaining === 0 ? texts.settling(view.deleted) : texts.running(view.deleted, view.remaining);
  return phase === 'stalled' ? `${texts.stalled} ${counts}` : counts;
}
