import { Button, Heading, Icon, Inline, Stack, Text } from '@forge/react';
import React, { useState, type ReactNode } from 'react';
import { Card } from '../../common/card';
import { strings } from '../../common/strings/admin';
import { Unseen } from '../../common/unseen';
import type { Step } from './set-up-steps';

const texts = strings.admin.start;

interface StepCardProps {
  step: Step;
  number: number;
  title: string;
  /** Why it is needed. */
  why: string;
  /** How it stands, or what is missing. */
  state: string;
  isDone: boolean;
  isOpen: boolean;
  /** Whether somebody opened it by its button, which then closes it and keeps the focus. */
  isOpenedByHand: boolean;
  /** Whether nobody has opened another one: then it closes by being done, with the focus on a control inside it. */
  closesByItself: boolean;
  onOpen: () => void;
  children: ReactNode;
}

/** One step: what it is for and how it stands; open, it does its job. */
export function StepCard({
  step,
  number,
  title,
  why,
  state,
  isDone,
  isOpen,
  isOpenedByHand,
  closesByItself,
  onOpen,
  children,
}: StepCardProps) {
  const [hasBeenOpen, setHasBeenOpen] = useState(isOpen);
  if (isOpen && !hasBeenOpen) setHasBeenOpen(true);
  return (
    <Card testId={`step-${step}`}>
      <Stack space="space.200">
        <Inline space="space.150" alignBlock="start" spread="space-between" grow="fill">
          <Inline space="space.100" alignBlock="start">
            {isDone ? (
              <Icon glyph="check-circle" label={texts.done} color="color.icon.success" />
            ) : (
              <Icon glyph="checkbox-unchecked" label={texts.toDo} color="color.icon.subtle" />
            )}
            <Stack space="space.050">
              <Heading as="h3" size="small">{`${number}. ${title}`}</Heading>
              <Text color={isDone ? 'color.text.success' : 'color.text'} testId={`step-${step}-state`}>
                {state}
              </Text>
              {isOpen && <Text color="color.text.subtle">{why}</Text>}
            </Stack>
          </Inline>
          {(!isOpen || isOpenedByHand) && (
            <Button
              autoFocus={hasBeenOpen && closesByItself}
              spacing="compact"
              appearance="subtle"
              onClick={onOpen}
              testId={`step-${step}-open`}
            >
              {isOpen ? texts.close : isDone ? texts.change : texts.open}
              <Unseen text={` ${title}`} />
            </Button>
          )}
        </Inline>
        {isOpen && children}
      </Stack>
    </Card>
  );
}
