import { Button, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { FIELD_TRAITS, type TriageField } from '../../../src/contract/triage-field';
import { BusyButton } from '../busy-button';
import { FIELD_LISTS, settingsStrings } from '../strings/settings';
import { findNamesWithSpaces, type Entry } from './lines';
import type { Addition } from './list-view';
import { Unseen } from '../unseen';
import { useSuccessor } from '../use-successor';
import { TextSetting } from './text-setting';

const texts = settingsStrings.list;

interface AddLinesProps {
  field: TriageField;
  onAdd: (text: string) => Addition;
  onAdded: (entries: Entry[]) => void;
}

/** A box into which many values can be pasted at once. */
export function AddLines({ field, onAdd, onAdded }: AddLinesProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const [result, setResult] = useState<string | null>(null);
  /** Grows when the box must be emptied: it keeps its own text otherwise. */
  const [turn, setTurn] = useState(0);

  const refused = FIELD_TRAITS[field].hasSpaces ? [] : findNamesWithSpaces(text);
  const fault = refused.length === 0 ? null : texts.spaces(refused);

  const opener = useSuccessor();

  const add = () => {
    const addition = onAdd(text);
    onAdded(addition.entries);
    setResult(texts.added(addition.added, addition.known, addition.tooMany));
    setText('');
    setTurn(turn + 1);
  };
  const close = () => {
    setIsOpen(false);
    opener.takeOver();
    setText('');
    setResult(null);
  };
  const what = FIELD_LISTS[field].many;

  if (!isOpen) {
    return (
      <Inline>
        <Button key={opener.key} autoFocus={opener.autoFocus} onClick={() => setIsOpen(true)} testId={`add-${field}`}>
          {texts.add(what)}
        </Button>
      </Inline>
    );
  }
  return (
    <Stack space="space.100">
      <TextSetting
        key={turn}
        id={`new-${field}`}
        label={texts.add(what)}
        help={texts.addLabel}
        type="lines"
        initial=""
        fault={fault}
        autoFocus={turn === 0}
        onChange={setText}
      />
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <BusyButton appearance="primary" isDisabled={text.trim() === '' || fault !== null} onClick={add} testId={`add-${field}-now`}>
          {texts.addNow}
          <Unseen text={` ${what}`} />
        </BusyButton>
        <Button appearance="subtle" onClick={close} testId={`add-${field}-close`}>
          {texts.addDone}
          <Unseen text={` ${texts.add(what)}`} />
        </Button>
        {result !== null && <Text testId={`added-${field}`}>{result}</Text>}
      </Inline>
    </Stack>
  );
}
