import { Button, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { BusyButton } from '../../../common/busy-button';
import { Problem } from '../../../common/problem';
import { Section } from '../../../common/section';
import { useModel } from '../../../common/store';
import { useSuccessor } from '../../../common/use-successor';
import { strings } from '../../../common/strings/admin';
import type { TabProps } from '../../tab-props';
import { applyFinding, isMapped } from './apply-finding';
import { findHygiene, type HygieneFinding } from './find-hygiene';

const texts = strings.admin.hygiene;

/** As many as one looks through at once. */
const SHOWN = 10;

/** Values that mean the same, that nobody uses, or that say nothing of their own, each with what speaks for that and one click to tidy up. */
export function HygieneSection({ projectId, services, form, goTo }: TabProps & { projectId: string }) {
  const { data, error, isLoading } = useModel(services.hygiene);
  const [asked, setAsked] = useState(false);
  const [all, setAll] = useState(false);
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  /** The finding whose button takes the focus of one that has gone. */
  const [turn, setTurn] = useState<string | null>(null);
  const reviewer = useSuccessor();
  const ask = () => {
    setAsked(true);
    void services.hygiene.ask(projectId);
  };
  const findings = asked && data !== null && !isLoading ? findHygiene(data) : null;
  const isOwn = (field: HygieneFinding['field']): boolean => data?.fields.find((view) => view.field === field)?.isOwnList === true;
  const shown = findings?.slice(0, all ? undefined : SHOWN) ?? [];
  const tidy = (finding: HygieneFinding) => {
    const left = shown.slice(shown.indexOf(finding) + 1).find(({ key }) => !done.has(key));
    services.settings.fill(applyFinding(form.draft, finding));
    setDone(new Set([...done, finding.key]));
    setTurn(left?.key ?? null);
    if (left === undefined) reviewer.takeOver();
  };
  const showAll = () => {
    setAll(true);
    setTurn(findings?.slice(SHOWN).find(({ key }) => !done.has(key))?.key ?? null);
  };
  return (
    <Section title={texts.title} intro={texts.intro} size="small" testId="hygiene">
      <Inline>
        <BusyButton isBusy={isLoading} onClick={ask} testId="find-hygiene">
          {texts.find}
        </BusyButton>
      </Inline>
      {asked && error !== null && <Problem error={error} />}
      {findings?.length === 0 && <Text testId="hygiene-none">{texts.none}</Text>}
      {findings?.some(({ field }) => !isOwn(field)) === true && <Text testId="hygiene-site-wide">{texts.siteWide}</Text>}
      <Stack space="space.200">
        {shown.map((finding) => (
          <Finding
            key={finding.key}
            finding={finding}
            isDone={done.has(finding.key)}
            takesFocus={finding.key === turn}
            onTidy={isOwn(finding.field) ? null : () => tidy(finding)}
            onOpen={() => goTo('projects')}
          />
        ))}
      </Stack>
      {done.size > 0 && (
        <Inline>
          <Button
            key={reviewer.key}
            autoFocus={reviewer.autoFocus}
            appearance="primary"
            onClick={() => goTo('values')}
            testId="save-hygiene"
          >
            {texts.review}
          </Button>
        </Inline>
      )}
      {findings !== null && findings.length > SHOWN && !all && (
        <Inline>
          <Button appearance="subtle" onClick={showAll} testId="hygiene-more">
            {texts.more(findings.length - SHOWN)}
          </Button>
        </Inline>
      )}
    </Section>
  );
}

interface FindingProps {
  finding: HygieneFinding;
  isDone: boolean;
  takesFocus: boolean;
  /** Null where the list is the project's own, which is edited elsewhere. */
  onTidy: (() => void) | null;
  onOpen: () => void;
}

function Finding({ finding, isDone, takesFocus, onTidy, onOpen }: FindingProps) {
  const { field, gone, stays, title, evidence } = finding;
  return (
    <Stack space="space.050" testId="hygiene-finding">
      <Text weight="bold">{texts.titled(title, field)}</Text>
      <Text size="small" color="color.text.subtle">
        {evidence}
      </Text>
      {isDone && <Text size="small">{texts.done}</Text>}
      {!isDone && (
        <Inline>
          <Button key={takesFocus ? 'successor' : 'tidy'} autoFocus={takesFocus} spacing="compact" onClick={onTidy ?? onOpen}>
            {onTidy === null ? texts.openProjects : isMapped(finding) ? texts.map(gone, stays ?? '') : texts.remove(gone)}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}
