import { Button, ButtonGroup, EmptyState, Inline, Spinner, Stack } from '@forge/react';
import React, { useEffect, useState } from 'react';
import { Problem } from '../../common/problem';
import { Section } from '../../common/section';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { Unseen } from '../../common/unseen';
import type { TabProps } from '../tab-props';
import { CoachSection } from './coach/coach-section';
import { LearningSection } from './learning-section';
import { StatisticsView } from './statistics-view';

const texts = strings.admin.quality;

const PERIODS = [7, 30] as const;

/** What became of proposals, as charts and as a table. */
export function QualityTab({ services, form, goTo, leaveFocus }: TabProps) {
  const [days, setDays] = useState<7 | 30>(7);
  const { data, error, isLoading } = useModel(services.statistics);
  useEffect(() => {
    void services.statistics.ask(days);
  }, [services, days]);
  const isEmpty =
    data !== null && data.suggestions === 0 && data.fields.every(({ counts }) => counts.proposed === 0 && counts.changed === 0);

  return (
    <Stack space="space.400">
      <Section title={texts.title} intro={texts.intro} testId="quality">
        <Inline space="space.100" alignBlock="center">
          <ButtonGroup label={texts.period}>
            {PERIODS.map((period) => (
              <Button key={period} isSelected={period === days} onClick={() => setDays(period)} testId={`days-${period}`}>
                {texts.days(period)}
                {period === days && <Unseen text={strings.common.chosen} />}
              </Button>
            ))}
          </ButtonGroup>
          {isLoading && data !== null && <Spinner size="small" label={strings.common.loading} />}
        </Inline>
        {error !== null && (
          <Stack space="space.100">
            <Problem error={error} />
            <Inline>
              <Button
                onClick={() => {
                  leaveFocus();
                  void services.statistics.ask(days);
                }}
                testId="statistics-retry"
              >
                {strings.common.retry}
              </Button>
            </Inline>
          </Stack>
        )}
        {data === null && isLoading && <Spinner label={strings.common.loading} />}
        {isEmpty && <EmptyState headingLevel={3} header={texts.empty} description={texts.emptyText} testId="quality-empty" />}
        {data !== null && !isEmpty && <StatisticsView statistics={data} />}
      </Section>
      <CoachSection services={services} goTo={goTo} />
      <LearningSection services={services} form={form} goTo={goTo} leaveFocus={leaveFocus} />
    </Stack>
  );
}
