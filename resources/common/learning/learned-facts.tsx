import { Checkbox, HelperMessage, SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import type { LearningChoices, ProfileView, RightShare } from '../../../src/contract/learning';
import { formatDay, formatTime } from '../format';
import { PlainTable } from '../plain-table';
import { common } from '../strings';
import { fieldWord } from '../strings/common';
import { learningStrings as texts } from '../strings/learning';

interface LearnedFactsProps {
  profile: ProfileView;
  onChoose: (choices: LearningChoices) => void;
}

/** What was learned and when, what is still learned, and whether proposals are as good as they were. */
export function LearnedFacts({ profile, onChoose }: LearnedFactsProps) {
  const { issues, learnedAt, points, choices, decisions, daily } = profile;
  return (
    <Stack space="space.150" testId="learned">
      <Text>{texts.learned(issues, formatDay(learnedAt), points)}</Text>
      <Stack space="space.0">
        <Choice id="learn-daily" label={texts.daily} isChecked={choices.daily} onChange={(isOn) => onChoose({ ...choices, daily: isOn })} />
        {choices.daily && (
          <HelperMessage>
            {daily.checkedAt === null
              ? texts.dailyNever
              : daily.outcome === 'ok'
                ? texts.dailySince(daily.issues, formatTime(daily.checkedAt))
                : texts.dailyFailed(formatTime(daily.checkedAt))}
          </HelperMessage>
        )}
      </Stack>
      <Stack space="space.0">
        <Choice
          id="learn-decisions"
          label={texts.decisions}
          isChecked={choices.decisions}
          onChange={(isOn) => onChoose({ ...choices, decisions: isOn })}
        />
        <HelperMessage>
          {[
            decisions.lastAt === null ? texts.noDecisions : texts.decisionsSince(decisions.count, formatTime(decisions.lastAt)),
            ...(choices.decisions ? [] : [texts.decisionsOff]),
            ...(decisions.isFull ? [texts.decisionsFull] : []),
          ].join(' ')}
        </HelperMessage>
      </Stack>
      <Drift profile={profile} />
    </Stack>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  isChecked: boolean;
  onChange: (isOn: boolean) => void;
}

/** Saved at once, so it follows what is saved. */
function Choice({ id, onChange, ...shown }: ChoiceProps) {
  return <Checkbox id={id} name={id} testId={id} {...shown} onChange={(event) => onChange(event.target.checked === true)} />;
}

function percent({ asked, right }: RightShare): string {
  return asked === 0 ? texts.notAsked : texts.share(Math.round((100 * right) / asked), asked);
}

/** How first proposals have done since, beside the backtest. */
function Drift({ profile: { drift } }: { profile: ProfileView }) {
  if (drift.length === 0) return null;
  const drifted = drift.filter(({ hasDrifted }) => hasDrifted).map(({ field }) => fieldWord(field));
  return (
    <Stack space="space.100" testId="drift">
      {drifted.length > 0 && (
        <SectionMessage appearance="warning" title={texts.drifted(drifted.join(', '))} testId="drifted">
          <Text>{texts.driftedText}</Text>
        </SectionMessage>
      )}
      <PlainTable
        heads={texts.driftHeads}
        rows={drift.map(({ field, before, since }) => [common.fieldNames[field], percent(before), percent(since)])}
        testId="drift-table"
      />
    </Stack>
  );
}
