import { Button, Heading, Inline, SectionMessage, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { TrialReport } from '../../../src/contract/admin';
import type { ProposalView } from '../../../src/contract/panel';
import type { TriageField } from '../../../src/contract/triage-field';
import { formatSeconds } from '../../common/format';
import { ReadOnlyText } from '../../common/read-only-text';
import { reasonOf } from '../../common/reason-of';
import { strings } from '../../common/strings/admin';
import type { SiteForm } from '../saving/site-form';

const texts = strings.admin.trial;

const FIELDS: readonly TriageField[] = ['priority', 'components', 'labels'];

/** What would be proposed, and on demand exactly what was sent and answered. */
export function TrialResult({ report, fields }: { report: TrialReport; fields: SiteForm['draft']['fields'] }) {
  const [showsSent, setShowsSent] = useState(false);
  const isEmpty = FIELDS.every((field) => report.proposals[field].length === 0);
  const isAnyTicked = FIELDS.some((field) => report.proposals[field].some(({ preselected }) => preselected));
  return (
    <SectionMessage
      appearance={isEmpty ? 'information' : 'success'}
      title={texts.proposals(report.issueKey, formatSeconds(report.durationMs))}
      testId="trial-result"
    >
      <Stack space="space.150">
        {isEmpty ? (
          <Text>{texts.nothing}</Text>
        ) : (
          FIELDS.map((field) => (
            <Proposals key={field} field={field} proposals={report.proposals[field]} minimum={fields[field].minConfidence} />
          ))
        )}
        {!isEmpty && !isAnyTicked && <Text testId="trial-nothing-ticked">{texts.nothingTicked}</Text>}
        {report.similar.length > 0 && (
          <Text size="small" color="color.text.subtle">
            {texts.similar(report.similar.map(({ key }) => key).join(', '))}
          </Text>
        )}
        {report.learnedFrom !== null && <Text size="small">{texts.learnedFrom(report.learnedFrom)}</Text>}
        {report.sent !== null && (
          <Inline>
            <Button spacing="compact" onClick={() => setShowsSent(!showsSent)} testId="trial-show-sent">
              {showsSent ? texts.hideSent : texts.showSent}
            </Button>
          </Inline>
        )}
        {showsSent && report.sent !== null && (
          <Stack space="space.100">
            <ReadOnlyText label={texts.system} text={report.sent.system} id="trial-system" />
            <ReadOnlyText label={texts.user} text={report.sent.user} id="trial-user" />
            <ReadOnlyText label={texts.reply} text={report.sent.reply} id="trial-reply" />
          </Stack>
        )}
      </Stack>
    </SectionMessage>
  );
}

/** As an agent would see them: ticked or not, and why not. */
function Proposals({ field, proposals, minimum }: { field: TriageField; proposals: ProposalView[]; minimum: number }) {
  return (
    <Stack space="space.050">
      <Heading as="h3" size="xsmall">
        {strings.common.fieldNames[field]}
      </Heading>
      {proposals.length === 0 && <Text color="color.text.subtle">{texts.none}</Text>}
      {proposals.map(({ value, confidence, level, reason, grounds, heldBack, asUrgent = 0 }) => (
        <Stack key={value.id} space="space.0">
          <Inline space="space.100" shouldWrap>
            <Text weight="semibold">{value.name}</Text>
            <Text color="color.text.subtle">{texts.confidence(texts.levels[level], confidence)}</Text>
            <Text>{heldBack === 'inflated' ? texts.inflated(asUrgent) : tickText(heldBack, minimum)}</Text>
          </Inline>
          {reason !== '' && (
            <Text size="small" color="color.text.subtle">
              {reasonOf({ reason, grounds })}
            </Text>
          )}
        </Stack>
      ))}
    </Stack>
  );
}

function tickText(heldBack: ProposalView['heldBack'], minimum: number): string {
  if (heldBack === undefined) return texts.ticked;
  return heldBack === 'below-minimum' ? texts.belowMinimum(minimum) : texts.wouldOverwrite;
}
