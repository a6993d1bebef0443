import { IconButton } from '@atlaskit/button/new';
import MoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import Popup from '@atlaskit/popup';
import { type ReactNode, useState } from 'react';
import type { AppModule } from '../api/types';

/** The "…" menu of an issue, where Jira lists the actions of apps. */
export function AppsMenu({ actions, onOpen }: { actions: readonly AppModule[]; onOpen: (module: AppModule) => void }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  if (actions.length === 0) return null;
  const choose = (module: AppModule): void => {
    setIsOpen(false);
    onOpen(module);
  };
  return (
    <span className="apps-menu">
      <Popup
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        placement="bottom-end"
        label="Actions"
        content={() => (
          <div className="menu" data-testid="apps-menu-content">
            <div className="menu-heading">Apps</div>
            {actions.map((module) => (
              <button
                key={module.key}
                type="button"
                className="menu-item"
                data-testid={`action-${module.key}`}
                onClick={() => choose(module)}
              >
                {module.title}
              </button>
            ))}
          </div>
        )}
        trigger={(triggerProps) => (
          <IconButton
            {...triggerProps}
            icon={MoreIcon}
            label="Actions"
            appearance="subtle"
            testId="apps-menu"
            onClick={() => setIsOpen(!isOpen)}
          />
        )}
      />
    </span>
  );
}
