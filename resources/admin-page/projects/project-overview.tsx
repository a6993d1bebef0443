import { Box, Button, DynamicTable, Spinner, Stack, Text } from '@forge/react';
import React, { useEffect, useState } from 'react';
import { Problem } from '../../common/problem';
import { SearchBox } from '../../common/settings/search-box';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { Unseen } from '../../common/unseen';
import type { TabProps } from '../tab-props';
import { findRows, overviewRows, type OverviewRow } from './overview-rows';

const texts = strings.admin.projects;

const ROWS = 15;

/** Days that the acceptance rate covers. */
const DAYS = 30;

/** Every project at a glance: whether the app works there, what it has of its own, and how good the proposals are. */
export function ProjectOverview({ form, services }: TabProps) {
  const { projects, statistics } = services;
  const { chosen } = useModel(projects);
  const [query, setQuery] = useState('');
  const all = useModel(projects.all);
  const own = useModel(projects.list);
  const counts = useModel(statistics);
  useEffect(() => {
    void projects.all.ask();
    void projects.list.ask();
    void statistics.ask(DAYS);
  }, [projects, statistics]);

  const rows = findRows(
    overviewRows({
      projects: all.data ?? own.data?.projects ?? [],
      own: own.data?.projects ?? [],
      statistics: counts.data?.days === DAYS ? counts.data : null,
      included: form.view.settings.projects,
    }),
    query,
  );
  return (
    <Stack space="space.100" testId="project-overview">
      <Text color="color.text.subtle">{texts.overview(DAYS)}</Text>
      {[all, own, counts].map(({ error }, index) => error !== null && <Problem key={index} error={error} />)}
      <SearchBox id="overview-search" label={texts.placeholder} onChange={setQuery} />
      {all.data === null && all.isLoading ? (
        <Spinner size="small" label={strings.common.loading} />
      ) : (
        <Box key={query} xcss={{ overflowX: 'auto' }}>
          <DynamicTable
            head={{ cells: texts.heads.map((content) => ({ key: content, content })) }}
            rows={rows.map((row) => ({
              key: row.project.id,
              cells: cellsOf(row, row.project.id === chosen?.project.id, () => projects.choose(row.project)),
            }))}
            rowsPerPage={rows.length > ROWS ? ROWS : undefined}
            emptyView={<Text>{texts.noMatch}</Text>}
          />
        </Box>
      )}
    </Stack>
  );
}

function cellsOf({ project, isIncluded, own, acceptance }: OverviewRow, isOpen: boolean, open: () => void) {
  const { id, key, name } = project;
  const contents = [
    <Button key={id} spacing="compact" appearance="subtle" isSelected={isOpen} onClick={open} testId={`open-project-${key}`}>
      {texts.open(name, key)}
      {isOpen && <Unseen text={strings.common.opened} />}
    </Button>,
    <Text key={id}>{isIncluded ? texts.on : texts.off}</Text>,
    <Text key={id}>{own === '' ? texts.inherited : own}</Text>,
    <Text key={id}>{acceptance === '' ? '–' : acceptance}</Text>,
  ];
  return contents.map((content, index) => ({ key: `${id}/${index}`, content }));
}
