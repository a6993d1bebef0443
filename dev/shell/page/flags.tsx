import ErrorIcon from '@atlaskit/icon/core/status-error';
import InfoIcon from '@atlaskit/icon/core/status-information';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import Flag, { AutoDismissFlag, FlagGroup } from '@atlaskit/flag';
import type { ReactNode } from 'react';
import type { FlagKind, FlagRequest } from '../host/module-services';

const ICONS: Readonly<Record<FlagKind, ReactNode>> = {
  info: <InfoIcon label="Information" color="var(--ds-icon-information)" />,
  success: <SuccessIcon label="Success" color="var(--ds-icon-success)" />,
  warning: <WarningIcon label="Warning" color="var(--ds-icon-warning)" />,
  error: <ErrorIcon label="Error" color="var(--ds-icon-danger)" />,
};

/** Jira's flags: in the lower left corner, newest on top, each until it is dismissed or its time is over. */
export function Flags({ flags, onClose }: { flags: readonly FlagRequest[]; onClose: (id: string) => void }): ReactNode {
  return (
    <FlagGroup onDismissed={(id) => onClose(String(id))}>
      {flags.map((flag) => {
        const Kind = flag.isAutoDismiss ? AutoDismissFlag : Flag;
        return (
          <Kind
            key={flag.id}
            id={flag.id}
            testId="flag"
            title={flag.title}
            description={flag.description}
            appearance={flag.isBold ? flag.kind : 'normal'}
            {...(flag.isBold ? {} : { icon: ICONS[flag.kind] })}
            actions={flag.actions.map((action) => ({ content: action.text, onClick: action.onClick }))}
          />
        );
      })}
    </FlagGroup>
  );
}
