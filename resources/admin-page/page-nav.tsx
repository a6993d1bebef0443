import { Box, Button, Inline, xcss } from '@forge/react';
import React, { useState } from 'react';
import { useModel } from '../common/store';
import { strings } from '../common/strings/admin';
import { Unseen } from '../common/unseen';
import { useProjectChanges } from './projects/use-project-changes';
import type { SiteForm } from './saving/site-form';
import type { AdminServices } from './services';
import { TABS, findTabsOfFaults, findTabsOfParts, type Tab } from './tabs';

const nav = xcss({
  borderBottomColor: 'color.border',
  borderBottomStyle: 'solid',
  borderBottomWidth: 'border.width',
  paddingBlockEnd: 'space.100',
});

interface PageNavProps {
  tab: Tab;
  form: SiteForm;
  services: AdminServices;
  /** How often the focus of what vanished below was given to the chosen tab. */
  turns: number;
  onChoose: (tab: Tab) => void;
}

/**
 * The way from tab to tab. Buttons that wrap, and not Atlassian's tabs: eight of those shrink to a letter each on a
 * narrow screen. What is wrong or not saved on a tab is marked here.
 */
export function PageNav({ tab, form, services, turns, onChoose }: PageNavProps) {
  const [drawn] = useState(form.revision);
  const takesFocus = form.revision !== drawn || turns > 0;
  const wrong = findTabsOfFaults(form.faults);
  const project = useProjectChanges(useModel(services.projects).chosen?.store ?? null);
  const unsaved = [...findTabsOfParts(form.changed), ...(project ? ['projects'] : [])];
  return (
    <Box xcss={nav} role="navigation" testId="page-nav">
      <Inline space="space.050" rowSpace="space.050" shouldWrap>
        {TABS.map((name) => (
          <Button
            key={name === tab && takesFocus ? `${name}/${form.revision}/${turns}` : name}
            // Discarding and restoring draw everything below anew, the button that was pressed too.
            autoFocus={name === tab && takesFocus}
            appearance="subtle"
            spacing="compact"
            isSelected={name === tab}
            {...(wrong.includes(name) ? { iconAfter: 'warning' } : {})}
            onClick={() => onChoose(name)}
            testId={`tab-${name}`}
          >
            {labelOf(name, wrong.includes(name), unsaved.includes(name))}
            {name === tab && <Unseen text={strings.admin.nav.current} />}
          </Button>
        ))}
      </Inline>
    </Box>
  );
}

function labelOf(tab: Tab, isWrong: boolean, isUnsaved: boolean): string {
  const { tabs, nav: marks } = strings.admin;
  if (isWrong) return `${tabs[tab]} (${marks.faults})`;
  return isUnsaved ? `${tabs[tab]} ${marks.unsaved}` : tabs[tab];
}
