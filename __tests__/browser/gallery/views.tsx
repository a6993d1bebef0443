import {
  Box,
  Button,
  ButtonGroup,
  DynamicTable,
  EmptyState,
  Icon,
  Inline,
  LineChart,
  Link,
  LoadingButton,
  Lozenge,
  ProgressBar,
  SectionMessage,
  Spinner,
  Stack,
  StackBarChart,
  Text,
  xcss,
} from '@forge/react';
import { useState } from 'react';

const boxed = xcss({ padding: 'space.200', backgroundColor: 'color.background.neutral' });
const ROWS = Array.from({ length: 12 }, (_, index) => ({
  key: `row-${index}`,
  cells: [
    { key: index, content: `Row ${index}` },
    { key: `state-${index}`, content: <Lozenge appearance="success">fine</Lozenge> },
  ],
}));
const DAYS = [
  ['Monday', 3, 'accepted'],
  ['Tuesday', 5, 'accepted'],
  ['Monday', 1, 'dismissed'],
  ['Tuesday', 2, 'dismissed'],
];
const series = { data: DAYS, xAccessor: 0, yAccessor: 1, colorAccessor: 2 };

export function Views() {
  const [asked, setAsked] = useState(0);
  return (
    <Stack space="space.200">
      <Text>
        Plain, <Text as="strong">strong</Text>, <Text as="em">emphasised</Text>, <Link href="/browse/SHOP-1">a link</Link>
      </Text>
      <Inline space="space.100">
        <Lozenge appearance="removed">Removed</Lozenge>
        <Spinner label="Working" size="small" />
        <Icon glyph="add" label="Add" color="color.icon.danger" />
      </Inline>
      <ProgressBar ariaLabel="Progress" value={0.4} />
      <SectionMessage title="Section" appearance="warning">
        <Text testId="asked">Asked {asked} times</Text>
      </SectionMessage>
      <EmptyState header="Nothing here" primaryAction={<Button onClick={() => setAsked((count) => count + 1)}>Ask again</Button>} />
      <ButtonGroup label="Choices">
        <Button iconBefore="add">First</Button>
        <LoadingButton isLoading>Second</LoadingButton>
      </ButtonGroup>
      <Box xcss={boxed}>
        <Text>Boxed</Text>
      </Box>
      <StackBarChart {...series} title="Stacked bars" />
      <LineChart {...series} title="Lines" />
      <PagedTable />
    </Stack>
  );
}

function PagedTable() {
  const [page, setPage] = useState(1);
  return (
    <Stack>
      <Text testId="table-page">Page {page}</Text>
      <DynamicTable
        head={{
          cells: [
            { key: 'name', content: 'Name', isSortable: true },
            { key: 'state', content: 'State' },
          ],
        }}
        rows={ROWS}
        rowsPerPage={5}
        page={page}
        onSetPage={setPage}
      />
    </Stack>
  );
}
