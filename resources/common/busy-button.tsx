import { Button, Inline, Spinner } from '@forge/react';
import React, { useState, type ComponentProps, type ReactNode } from 'react';
import * as strings from './strings';

interface BusyButtonProps extends Pick<
  ComponentProps<typeof Button>,
  'appearance' | 'autoFocus' | 'isSelected' | 'onBlur' | 'onFocus' | 'spacing' | 'testId'
> {
  isBusy?: boolean;
  isDisabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/**
 * A button whose work takes a while, or leaves nothing more to do. A disabled or loading button drops the keyboard focus, and a
 * screen reader is lost then: so this one stays as it is for as long as it holds the focus, and does nothing when it is pressed.
 */
export function BusyButton({ isBusy = false, isDisabled = false, onClick, onFocus, onBlur, ...look }: BusyButtonProps) {
  const [hasFocus, setHasFocus] = useState(look.autoFocus === true);
  const isBarred = isBusy || isDisabled;
  return (
    <Inline space="space.100" alignBlock="center">
      <Button
        {...look}
        isDisabled={isBarred && !hasFocus}
        onClick={() => {
          if (!isBarred) onClick();
        }}
        onFocus={(event) => {
          setHasFocus(true);
          onFocus?.(event);
        }}
        onBlur={(event) => {
          setHasFocus(false);
          onBlur?.(event);
        }}
      />
      {isBusy && <Spinner size="small" label={strings.common.loading} />}
    </Inline>
  );
}
