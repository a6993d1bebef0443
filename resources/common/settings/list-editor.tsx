import { Box, Button, ErrorMessage, Inline, Stack, Text } from '@forge/react';
import React, { useMemo, useState } from 'react';
import type { TriageField } from '../../../src/contract/triage-field';
import { FIELD_LISTS, settingsStrings } from '../strings/settings';
import { Unseen } from '../unseen';
import { useSuccessor } from '../use-successor';
import { AddChoice } from './add-choice';
import { AddLines } from './add-lines';
import type { Entry } from './lines';
import { ListRow } from './list-row';
import { addLines, describeEntry, removeNames, viewList } from './list-view';
import { findNearDuplicates } from './near-duplicates';
import { Pager } from './pager';
import { SearchBox } from './search-box';

const texts = settingsStrings.list;

interface ListEditorProps {
  /** Also the beginning of test ids. */
  field: TriageField;
  entries: Entry[];
  limit: number;
  fault: string | null;
  /** Names that Jira does not have, once that was asked. */
  gone: ReadonlySet<string>;
  /** Values to choose from, where nothing else may be added. */
  choices?: Entry[];
  onChange: (entries: Entry[]) => void;
  /** Makes mappings of near-duplicates, where the field has mappings. */
  onMerge?: (() => void) | undefined;
}

/** A list of allowed values: search, add and remove many at once, describe each. One page of it is drawn. */
export function ListEditor({ field, entries, limit, fault, gone, choices, onChange, onMerge }: ListEditorProps) {
  const [query, setQuery] = useState('');
  const [page, setPage] = useState(0);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  /** Takes the focus of a row that was removed. */
  const [neighbor, setNeighbor] = useState<string | null>(null);
  /** Takes the focus of what acted on many rows, and of the last one. */
  const ticker = useSuccessor();
  const view = useMemo(() => viewList(entries, query, page), [entries, query, page]);
  const names = useMemo(() => entries.map(({ name }) => name), [entries]);
  const similar = useMemo(() => findNearDuplicates(names), [names]);
  const goneHere = names.filter((name) => gone.has(name)).length;
  const what = FIELD_LISTS[field].many;

  const remove = (chosen: ReadonlySet<string>) => {
    onChange(removeNames(entries, chosen));
    setTicked(new Set([...ticked].filter((name) => !chosen.has(name))));
  };
  const removeOne = (name: string, place: number) => {
    const next = view.rows[place + 1] ?? view.rows[place - 1];
    setNeighbor(next?.entry.name ?? null);
    if (next === undefined) ticker.takeOver();
    remove(new Set([name]));
  };
  // Rows that are drawn anew must not take the focus from what was pressed or typed into.
  const turnTo = (next: number) => {
    setPage(next);
    setNeighbor(null);
  };
  const tickMatching = () => setTicked(new Set(viewMatching(entries, query)));

  return (
    <Stack space="space.150" testId={`list-${field}`}>
      <Text size="small" color="color.text.subtle" testId={`count-${field}`}>
        {query === '' ? texts.count(entries.length, limit) : texts.matching(view.matching, entries.length)}
      </Text>
      {fault !== null && <ErrorMessage testId={`fault-${field}`}>{fault}</ErrorMessage>}
      {similar.size > 0 && <Text color="color.text.warning">{texts.nearDuplicates(similar.size)}</Text>}
      {goneHere > 0 && <Text color="color.text.warning">{texts.goneCount(goneHere)}</Text>}
      <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap>
        {(entries.length > 0 || query !== '') && (
          <SearchBox
            id={`search-${field}`}
            label={texts.search(what)}
            onChange={(text) => {
              setQuery(text);
              turnTo(0);
            }}
          />
        )}
        {similar.size > 0 && onMerge !== undefined && (
          <Button
            spacing="compact"
            onClick={() => {
              ticker.takeOver();
              onMerge();
            }}
            testId={`merge-${field}`}
          >
            {texts.mergeDuplicates}
          </Button>
        )}
        {(view.matching > 0 || ticker.autoFocus) && (
          <Button
            key={ticker.key}
            autoFocus={ticker.autoFocus}
            spacing="compact"
            onClick={ticked.size === 0 ? tickMatching : () => setTicked(new Set())}
            testId={`tick-all-${field}`}
          >
            {ticked.size > 0 ? texts.untickAll : query === '' ? texts.tickAll : texts.tickFound}
            <Unseen text={` (${what})`} />
          </Button>
        )}
        {ticked.size > 0 && (
          <Button
            spacing="compact"
            appearance="warning"
            onClick={() => {
              ticker.takeOver();
              remove(ticked);
            }}
            testId={`remove-ticked-${field}`}
          >
            {texts.removeTicked(ticked.size)}
            <Unseen text={` (${what})`} />
          </Button>
        )}
      </Inline>
      {view.matching === 0 && <Text color="color.text.subtle">{entries.length === 0 ? texts.none : texts.nothingFound}</Text>}
      {/* Keyed by what is shown: rows are never reordered, only drawn again. */}
      <Box key={`${query}/${view.page}`}>
        <Stack space="space.050">
          {view.rows.map(({ entry, index }, place) => (
            <ListRow
              key={entry.name}
              field={field}
              entry={entry}
              isTicked={ticked.has(entry.name)}
              similar={similar.get(entry.name) ?? []}
              isGone={gone.has(entry.name)}
              onTick={(isTicked) => setTicked(toggled(ticked, entry.name, isTicked))}
              onDescribe={(description) => onChange(describeEntry(entries, index, description))}
              takesFocus={entry.name === neighbor}
              onRemove={() => removeOne(entry.name, place)}
            />
          ))}
        </Stack>
      </Box>
      <Pager of={what} page={view.page} pages={view.pages} all={view.matching} onPage={turnTo} testId={`pager-${field}`} />
      {choices === undefined ? (
        <AddLines field={field} onAdd={(text) => addLines(entries, text, limit)} onAdded={onChange} />
      ) : (
        <AddChoice field={field} choices={choices} entries={entries} onChange={onChange} />
      )}
    </Stack>
  );
}

/** Names of all entries that match, on whatever page. */
function viewMatching(entries: readonly Entry[], query: string): string[] {
  const { pages } = viewList(entries, query, 0);
  return Array.from({ length: pages }, (_, page) => viewList(entries, query, page).rows).flatMap((rows) =>
    rows.map(({ entry }) => entry.name),
  );
}

function toggled(names: ReadonlySet<string>, name: string, isIn: boolean): Set<string> {
  const next = new Set(names);
  if (isIn) next.add(name);
  else next.delete(name);
  return next;
}
