import {
  Badge,
  Box,
  Button,
  ButtonGroup,
  Code,
  CodeBlock,
  DynamicTable,
  EmptyState,
  Icon,
  Inline,
  Link,
  LinkButton,
  List,
  ListItem,
  LoadingButton,
  Lozenge,
  ProgressBar,
  ProgressTracker,
  SectionMessage,
  SectionMessageAction,
  Spinner,
  Stack,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  Tag,
  TagGroup,
  Text,
  User,
  xcss,
} from '@forge/react';
import { useState } from 'react';

const boxed = xcss({ padding: 'space.200', backgroundColor: 'color.background.neutral' });
const STAGES = [
  { id: 'ask', label: 'Ask', percentageComplete: 100, status: 'visited' as const },
  { id: 'answer', label: 'Answer', percentageComplete: 0, status: 'current' as const },
];
const ROWS = Array.from({ length: 12 }, (_, index) => ({
  key: `row-${index}`,
  cells: [
    { key: index, content: `Row ${index}` },
    { key: `state-${index}`, content: <Lozenge appearance="success">fine</Lozenge> },
  ],
}));

export function Views() {
  const [asked, setAsked] = useState(0);
  return (
    <Stack space="space.200">
      <Text>
        Plain, <Text as="strong">strong</Text>, <Text as="em">emphasised</Text>, <Text as="strike">struck</Text>, <Code>code</Code>,{' '}
        <Link href="/browse/SHOP-1">a link</Link>
      </Text>
      <Inline space="space.100">
        <Lozenge appearance="removed">Removed</Lozenge>
        <Badge>{120}</Badge>
        <Spinner label="Working" size="small" />
        <Icon glyph="add" label="Add" color="color.icon.danger" />
      </Inline>
      <TagGroup>
        <Tag text="plain" />
        <Tag text="with an icon" elemBefore={<Icon glyph="person" label="" />} />
      </TagGroup>
      <ProgressBar ariaLabel="Progress" value={0.4} />
      <ProgressTracker items={STAGES} />
      <SectionMessage
        title="Section"
        appearance="warning"
        actions={[
          <SectionMessageAction key="again" onClick={() => setAsked((count) => count + 1)}>
            Ask again
          </SectionMessageAction>,
          <SectionMessageAction key="settings" href="/admin">
            Settings
          </SectionMessageAction>,
        ]}
      >
        <Text testId="asked">Asked {asked} times</Text>
      </SectionMessage>
      <EmptyState header="Nothing here" primaryAction={<Button appearance="primary">Begin</Button>} />
      <ButtonGroup label="Choices">
        <Button iconBefore="add">First</Button>
        <LoadingButton isLoading>Second</LoadingButton>
        <LinkButton href="/browse/SHOP-2">Third</LinkButton>
      </ButtonGroup>
      <Box xcss={boxed}>
        <Text>Boxed</Text>
      </Box>
      <List type="ordered">
        <ListItem>One</ListItem>
        <ListItem>Two</ListItem>
      </List>
      <User accountId="nobody" />
      <CodeBlock language="json" text={'{ "labels": [] }'} />
      <PagedTable />
      <Tabs id="tabs">
        <TabList>
          <Tab>Left</Tab>
          <Tab>Right</Tab>
        </TabList>
        <TabPanel>
          <Text>Left panel</Text>
        </TabPanel>
        <TabPanel>
          <Text>Right panel</Text>
        </TabPanel>
      </Tabs>
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
