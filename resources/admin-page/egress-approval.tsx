import React from 'react';
import { Button, ErrorMessage, Inline, LoadingButton, Stack, Text } from '@forge/react';
import { strings } from '../common/strings';
import { useEgress } from './use-egress';

const texts = strings.admin.egress;

interface EgressApprovalProps {
  /** Host of the address that is typed, or null while it is none. */
  host: string | null;
  /** Host of the saved address: in use until another one is saved, so it is not offered for withdrawal. */
  savedHost: string | null;
}

/** Whether Jira lets the app reach the host that was typed, and the button that asks for it. */
export function EgressApproval({ host, savedHost }: EgressApprovalProps) {
  const egress = useEgress();
  const approved = egress.approved ?? [];
  const isApproved = host !== null && approved.some((approval) => approval.host === host);
  const others = approved.filter((approval) => approval.host !== host && approval.host !== savedHost);

  return (
    <Stack space="space.100" alignInline="start">
      <Text color="color.text.subtle" testId="egress-state">
        {host === null ? texts.typeAddress : isApproved ? texts.approved(host) : texts.notApproved(host)}
      </Text>
      {host !== null && !isApproved && (
        <LoadingButton isLoading={egress.isBusy} onClick={() => egress.approve(host)} testId="egress-allow">
          {texts.allow(host)}
        </LoadingButton>
      )}
      {egress.fault !== null && <ErrorMessage testId="egress-fault">{egress.fault}</ErrorMessage>}
      {others.length > 0 && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text size="small" color="color.text.subtle">{texts.others}</Text>
          {others.map((approval) => (
            <Button
              key={`${approval.group} ${approval.domain}`}
              spacing="compact"
              isDisabled={egress.isBusy}
              onClick={() => egress.withdraw(approval)}
              testId={`egress-withdraw-${approval.host}`}
            >
              {texts.remove(approval.host)}
            </Button>
          ))}
        </Inline>
      )}
    </Stack>
  );
}
