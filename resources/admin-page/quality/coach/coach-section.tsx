import { Button, Inline, Stack, Text } from '@forge/react';
import React from 'react';
import type { CoachFact, CoachQuestion, CoachReport } from '../../../../src/contract/coach';
import { BusyButton } from '../../../common/busy-button';
import { isolateText } from '../../../common/isolate-text';
import { Problem } from '../../../common/problem';
import { ReadOnlyText } from '../../../common/read-only-text';
import { Section } from '../../../common/section';
import { useModel } from '../../../common/store';
import { strings } from '../../../common/strings/admin';
import { tabOfFact } from '../../../common/strings/admin-coach';
import type { TabProps } from '../../tab-props';

const texts = strings.admin.coach;

type CoachProps = Pick<TabProps, 'services' | 'goTo'>;

/** What rules find in the figures of the last weeks, and on request a model's words for them. */
export function CoachSection({ services, goTo }: CoachProps) {
  const { data, error, isLoading } = useModel(services.coach);
  return (
    <Section title={texts.title} intro={texts.intro} testId="coach">
      <Inline>
        <BusyButton isBusy={isLoading} onClick={() => void services.coach.ask()} testId="coach-look">
          {texts.look}
        </BusyButton>
      </Inline>
      {error !== null && <Problem error={error} />}
      {data !== null && <Report report={data} goTo={goTo} />}
      {data !== null && data.question !== null && <ModelSection question={data.question} services={services} />}
    </Section>
  );
}

function Report({ report: { facts, figures }, goTo }: { report: CoachReport; goTo: TabProps['goTo'] }) {
  const { queue } = figures;
  return (
    <Stack space="space.200">
      {facts.length === 0 && <Text>{texts.nothing}</Text>}
      {facts.map((fact) => (
        <Fact key={`${fact.kind} ${fact.field ?? ''} ${fact.value ?? ''} ${fact.minimum ?? ''}`} fact={fact} goTo={goTo} />
      ))}
      {queue === null ? (
        <Text color="color.text.subtle">{texts.noQueue}</Text>
      ) : (
        <Stack space="space.0" testId="coach-queue">
          <Text>{texts.queue(queue.untriaged, ...queue.untriagedOfWeek)}</Text>
          <Text>{texts.moved(queue.movedTo.toDo, queue.movedTo.inProgress, queue.movedTo.done)}</Text>
        </Stack>
      )}
    </Stack>
  );
}

function Fact({ fact, goTo }: { fact: CoachFact; goTo: TabProps['goTo'] }) {
  const { says, advice } = texts.fact(fact);
  const tab = tabOfFact(fact);
  return (
    <Stack space="space.050" testId="coach-fact">
      <Text weight="bold">{says}</Text>
      <Text>{advice}</Text>
      {tab !== null && (
        <Inline>
          <Button spacing="compact" onClick={() => goTo(tab)}>
            {texts.open[tab]}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}

function ModelSection({ question, services }: { question: CoachQuestion; services: TabProps['services'] }) {
  const { data, error, isLoading } = useModel(services.advice);
  const { model, system, user } = question;
  return (
    <Section title={texts.model} intro={texts.modelIntro(model)} size="small" testId="coach-model">
      <ReadOnlyText id="coach-system" label={texts.system} text={system} />
      <ReadOnlyText id="coach-user" label={texts.user} text={user} />
      <Inline>
        <BusyButton isBusy={isLoading} onClick={() => void services.advice.ask(question)} testId="coach-ask">
          {texts.ask(model)}
        </BusyButton>
      </Inline>
      {error !== null && <Problem error={error} />}
      {data !== null && (
        <Stack space="space.050" testId="coach-advice">
          <Text weight="bold">{texts.saidBy(data.model)}</Text>
          {data.lines.map((line) => (
            <Text key={line}>{isolateText(line)}</Text>
          ))}
        </Stack>
      )}
    </Section>
  );
}
