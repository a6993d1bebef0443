import { Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useEffect, useState } from 'react';
import type { SaveOrigin } from '../../../src/contract/settings';
import { BusyButton } from '../../common/busy-button';
import { formatTime } from '../../common/format';
import { Problem } from '../../common/problem';
import { Section } from '../../common/section';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { Unseen } from '../../common/unseen';
import { useSuccessor } from '../../common/use-successor';
import type { SiteForm } from '../saving/site-form';
import type { AdminServices } from '../services';
import { EarlierVersion } from './earlier-version';

const texts = strings.admin.history;

interface HistorySectionProps {
  /** Null when the current settings cannot be read: then there is nothing to compare with. */
  form: SiteForm | null;
  services: AdminServices;
  /** Called when a version takes the place of what cannot be read, and of this section with it. */
  onRecover?: () => void;
}

/** Versions that were saved, and the way back to one of them. */
export function HistorySection({ form, services, onRecover }: HistorySectionProps) {
  const { versions, version } = services;
  const { data, error, isLoading } = useModel(versions);
  const opened = useModel(version);
  const current = form?.view.version ?? null;
  const comparer = useSuccessor();
  const [compared, setCompared] = useState<number | null>(null);
  const compare = (number: number) => void version.ask(number);
  const close = (number: number) => {
    setCompared(number);
    comparer.takeOver();
    version.clear();
  };
  useEffect(() => {
    void versions.ask();
    return () => version.clear();
  }, [versions, version, current]);
  // Whoever comes back sees the list as it is by then: one of before would move when the newest version comes on top of it.
  useEffect(() => () => versions.clear(), [versions]);
  const list = data?.versions ?? [];
  return (
    <Section title={texts.title} intro={texts.intro} testId="history">
      {error !== null && <Problem error={error} />}
      {data === null && isLoading && <Spinner label={strings.common.loading} />}
      {data !== null && list.length === 0 && <Text color="color.text.subtle">{texts.none}</Text>}
      <Stack space="space.100">
        {list.map(({ version: number, savedAt, origin }) => (
          <Inline key={number} space="space.150" rowSpace="space.050" alignBlock="center" shouldWrap>
            <Text>{texts.version(number)}</Text>
            <Text color="color.text.subtle">{savedAt === null ? texts.unknownTime : formatTime(savedAt)}</Text>
            {origin !== null && <Text color="color.text.subtle">{describeOrigin(origin)}</Text>}
            {number === current ? (
              <Text color="color.text.subtle">{texts.current}</Text>
            ) : (
              <BusyButton
                key={number === compared ? comparer.key : 'compare'}
                spacing="compact"
                autoFocus={number === compared && comparer.autoFocus}
                isSelected={opened.data?.version === number}
                isDisabled={opened.isLoading}
                onClick={() => compare(number)}
                testId={`compare-${number}`}
              >
                {texts.compare}
                <Unseen text={` ${texts.version(number)}`} />
                {opened.data?.version === number && <Unseen text={strings.common.opened} />}
              </BusyButton>
            )}
          </Inline>
        ))}
      </Stack>
      {opened.error !== null && <Problem error={opened.error} />}
      {opened.data !== null && opened.error === null && (
        <EarlierVersion version={opened.data} form={form} services={services} onClose={close} onRecover={onRecover} />
      )}
    </Section>
  );
}

function describeOrigin(origin: SaveOrigin): string {
  return origin.kind === 'restored' ? texts.origins.restored(origin.version) : texts.origins[origin.kind];
}
