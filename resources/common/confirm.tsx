import { Button, Modal, ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@forge/react';
import React, { type ReactNode } from 'react';
import { settingsStrings } from './strings/settings';

interface ConfirmProps {
  isOpen: boolean;
  title: string;
  confirm: string;
  /** What the way back is called. */
  cancel?: string;
  isDangerous?: boolean;
  isDisabled?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
  testId: string;
  children: ReactNode;
}

/** A question before something that cannot be taken back. */
export function Confirm({
  isOpen,
  title,
  confirm,
  cancel,
  isDangerous = false,
  isDisabled = false,
  onConfirm,
  onCancel,
  testId,
  children,
}: ConfirmProps) {
  return (
    <ModalTransition>
      {isOpen && (
        <Modal onClose={onCancel} width="small" testId={testId}>
          <ModalHeader>
            <ModalTitle>{title}</ModalTitle>
          </ModalHeader>
          <ModalBody>{children}</ModalBody>
          <ModalFooter>
            <Button appearance="subtle" onClick={onCancel} testId={`${testId}-cancel`}>
              {cancel ?? settingsStrings.confirm.cancel}
            </Button>
            <Button
              appearance={isDangerous ? 'danger' : 'primary'}
              isDisabled={isDisabled}
              onClick={onConfirm}
              testId={`${testId}-confirm`}
            >
              {confirm}
            </Button>
          </ModalFooter>
        </Modal>
      )}
    </ModalTransition>
  );
}
