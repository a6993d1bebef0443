import { Button, Inline, Spinner, Stack, Text } from '@forge/react';
import React, { useEffect } from 'react';
import type { SaveOrigin } from '../../../src/contract/settings';
import { formatTime } from '../../common/format';
import { Problem } from '../../common/problem';
import { Section } from '../../common/section';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import type { SiteForm } from '../saving/site-form';
import type { AdminServices } from '../services';
import { EarlierVersion } from './earlier-version';

const texts = strings.admin.history;

interface HistorySectionProps {
  /** Null when the current settings cannot be read: then there is nothing to compare with. */
  form: SiteForm | null;
  services: AdminServices;
}

/** Versions that were saved, and the way back to one of them. */
export function HistorySection({ form, services }: HistorySectionProps) {
  const { versions, version } = services;
  const { data, error, isLoading } = useModel(versions);
  const opened = useModel(version);
  const current = form?.view.version ?? null;
  useEffect(() => {
    void versions.ask();
    return () => version.clear();
  }, [versions, version, current]);
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
              <Button
                spacing="compact"
                isSelected={opened.data?.version === number}
                isDisabled={opened.isLoading}
                onClick={() => void version.ask(number)}
                testId={`compare-${number}`}
              >
                {texts.compare}
              </Button>
            )}
          </Inline>
        ))}
      </Stack>
      {opened.error !== null && <Problem error={opened.error} />}
      {opened.data !== null && opened.error === null && <EarlierVersion version={opened.data} form={form} services={services} />}
    </Section>
  );
}

function describeOrigin(origin: SaveOrigin): string {
  return origin.kind === 'restored' ? texts.origins.restored(origin.version) : texts.origins[origin.kind];
}
