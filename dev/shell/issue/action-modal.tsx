import Modal, { ModalBody, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import type { ReactNode } from 'react';
import type { AppModule } from '../api/types';
import { ModuleFrame } from '../page/module-frame';

/** An issue action: the module in a dialog, at Jira's medium width. */
export function ActionModal({
  module,
  issueKey,
  onRefresh,
  onClose,
}: {
  module: AppModule | null;
  issueKey: string;
  onRefresh: () => Promise<void>;
  onClose: () => void;
}): ReactNode {
  return (
    <ModalTransition>
      {module === null ? null : (
        <Modal key={module.key} onClose={onClose} width="medium" testId="action-modal">
          <ModalHeader hasCloseButton>
            <ModalTitle>{module.title}</ModalTitle>
          </ModalHeader>
          <ModalBody>
            <ModuleFrame module={module} issueKey={issueKey} onRefresh={onRefresh} onClose={onClose} />
            <div className="modal-end" />
          </ModalBody>
        </Modal>
      )}
    </ModalTransition>
  );
}
