import type { JiraState } from '../state';
import { PEOPLE } from './people';
import { buildProject } from './project-builder';
import { DEFAULT_PRIORITY_ID, ISSUE_TYPES, PRIORITIES, SECURITY_LEVELS, STATUSES } from './scheme';
import { FIELD_WORK } from './field-work';
import { MOBILE_APP } from './mobile-app';
import { PEOPLE_TEAM } from './people-team';
import { PLATFORM } from './platform';
import { WEB_SHOP } from './web-shop';

export { sampleAllowlists } from './allowlists';

/** A company's site as it might be found: four people, five projects, open and resolved issues. Always the same. */
export function createSampleState(): JiraState {
  const projects = [WEB_SHOP, MOBILE_APP, PLATFORM, FIELD_WORK, PEOPLE_TEAM].map(buildProject);
  return structuredClone({
    site: { name: 'Nordkap', cloudId: '5d1f7c52-8a36-4c0b-b7a9-3f2e6d90c148', siteUrl: 'https://nordkap.atlassian.example' },
    people: [...PEOPLE],
    priorities: [...PRIORITIES],
    defaultPriorityId: DEFAULT_PRIORITY_ID,
    statuses: Object.values(STATUSES),
    issueTypes: [...Object.values(ISSUE_TYPES), ...projects.flatMap((built) => built.issueTypes)],
    securityLevels: Object.values(SECURITY_LEVELS),
    projects: projects.map((built) => built.project),
    issues: projects.flatMap((built) => built.issues),
    lastHistoryId: 900_000,
  });
}
