import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import type { ReactNode } from 'react';
import { isRecord } from '../document/node';
import type { EgressRequest } from './shell-context';

/** The request in a payload of `permissions.egress.set`. */
export function egressRequest(payload: unknown): EgressRequest {
  const egresses: unknown[] = isRecord(payload) && Array.isArray(payload.egresses) ? payload.egresses : [];
  return {
    groups: egresses.filter(isRecord).map((group) => {
      const configured: unknown[] = Array.isArray(group.configured) ? group.configured : [];
      return {
        description: typeof group.description === 'string' ? group.description : '',
        domains: configured.filter(isRecord).map((entry) => String(entry.domain)),
      };
    }),
  };
}

/** Jira's question to an administrator before the app may send data to a domain. */
export function EgressDialog({
  request,
  appName,
  onAnswer,
}: {
  request: EgressRequest | null;
  appName: string;
  onAnswer: (isAllowed: boolean) => void;
}): ReactNode {
  return (
    <ModalTransition>
      {request === null ? null : (
        <Modal onClose={() => onAnswer(false)} testId="egress-dialog" width="small" key="egress">
          <ModalHeader hasCloseButton>
            <ModalTitle>Allow {appName} to share data?</ModalTitle>
          </ModalHeader>
          <ModalBody>
            <p>
              <strong>{appName}</strong> asks to send data from this site to:
            </p>
            {request.groups.map((group, index) => (
              <div key={index} className="egress-group">
                <ul>
                  {group.domains.map((domain) => (
                    <li key={domain}>
                      <code>{domain}</code>
                    </li>
                  ))}
                </ul>
                {group.description === '' ? null : <p className="subtle">{group.description}</p>}
              </div>
            ))}
            <p className="subtle">Data that leaves the site is handled under the terms of whoever runs the domain.</p>
          </ModalBody>
          <ModalFooter>
            <Button appearance="subtle" onClick={() => onAnswer(false)}>
              Cancel
            </Button>
            <Button appearance="primary" onClick={() => onAnswer(true)} autoFocus>
              Allow
            </Button>
          </ModalFooter>
        </Modal>
      )}
    </ModalTransition>
  );
}
