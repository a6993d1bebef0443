import { ErrorMessage, Inline, Stack, Text } from '@forge/react';
import React, { useEffect } from 'react';
import { BusyButton } from '../../common/busy-button';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { useHeldFocus } from '../../common/use-held-focus';
import type { EgressStore } from '../saving/egress-store';

const texts = strings.admin.egress;

interface EgressApprovalProps {
  egress: EgressStore;
  /** Host of the address that is typed, or null while it is none. */
  host: string | null;
  /** Host of the saved address: in use until another one is saved, so it is not offered for withdrawal. */
  savedHost: string | null;
  /** Takes the focus of a button that has nothing more to do. */
  leaveFocus: () => void;
}

/** Whether Jira lets the app reach the host that was typed, and the button that asks for it. */
export function EgressApproval({ egress, host, savedHost, leaveFocus }: EgressApprovalProps) {
  const { approved: known, isBusy, failure } = useModel(egress);
  const approved = known ?? [];
  const isApproved = host !== null && approved.some((approval) => approval.host === host);
  const others = approved.filter((approval) => approval.host !== host && approval.host !== savedHost);

  const mayAllow = host !== null && !isApproved && host === savedHost;
  const { isHeld, watch } = useHeldFocus();
  const buttons = others.length + (mayAllow ? 1 : 0);
  useEffect(() => {
    if (isHeld) leaveFocus();
    // What Jira did to an approval took a button away; a failure leaves it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [buttons]);

  return (
    <Stack space="space.100" alignInline="start">
      <Text color={isApproved ? 'color.text.success' : 'color.text.subtle'} testId="egress-state">
        {host === null ? texts.typeAddress : isApproved ? texts.approved(host) : texts.notApproved(host)}
      </Text>
      {mayAllow && (
        <BusyButton isBusy={isBusy} onClick={() => void egress.approve(host, savedHost)} {...watch} testId="egress-allow">
          {texts.allow(host)}
        </BusyButton>
      )}
      {failure !== null && <ErrorMessage testId="egress-failure">{failure}</ErrorMessage>}
      {others.length > 0 && (
        <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
          <Text size="small" color="color.text.subtle">
            {texts.others}
          </Text>
          {others.map((approval) => (
            <BusyButton
              key={`${approval.group} ${approval.domain}`}
              spacing="compact"
              isDisabled={isBusy}
              onClick={() => void egress.withdraw(approval)}
              {...watch}
              testId={`egress-withdraw-${approval.host}`}
            >
              {texts.remove(approval.host)}
            </BusyButton>
          ))}
        </Inline>
      )}
    </Stack>
  );
}
