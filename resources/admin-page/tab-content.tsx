import React from 'react';
import { ConnectionTab } from './connection/connection-tab';
import { DataTab } from './data/data-tab';
import { PrivacyTab } from './privacy/privacy-tab';
import { ProjectsTab } from './projects/projects-tab';
import { QualityTab } from './quality/quality-tab';
import { RulesTab } from './rules/rules-tab';
import { StartTab } from './start/start-tab';
import type { TabProps } from './tab-props';
import type { Tab } from './tabs';
import { ValuesTab } from './values/values-tab';

/** What stands on a tab. Only the chosen one is drawn. */
export function TabContent({ tab, ...props }: TabProps & { tab: Tab }) {
  switch (tab) {
    case 'start':
      return <StartTab {...props} />;
    case 'connection':
      return <ConnectionTab {...props} />;
    case 'values':
      return <ValuesTab {...props} />;
    case 'rules':
      return <RulesTab {...props} />;
    case 'privacy':
      return <PrivacyTab {...props} />;
    case 'quality':
      return <QualityTab {...props} />;
    case 'projects':
      return <ProjectsTab {...props} />;
    case 'data':
      return <DataTab {...props} />;
  }
}
