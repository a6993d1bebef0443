import type { JiraSite } from '../jira';
import type { ManifestModule } from './manifest';
import type { EnvironmentType, License, Permissions } from './protocol';
import { INSTALLATION, type SiteDescription } from './site';

export interface ContextRequest {
  site: SiteDescription;
  module: ManifestModule;
  accountId: string | null;
  issueKey?: string;
  projectKey?: string;
  environmentType: EnvironmentType;
  license?: License;
  permissions: Permissions;
}

type JiraKnowledge = Pick<JiraSite, 'describeIssue' | 'describeProject'>;

/**
 * What `view.getContext()` returns, but for the reader's locale, and what a resolver gets as its context
 * (@forge/bridge `FullContext`; Forge documentation, issue panel, admin page, project page and project settings page).
 * Built on the server from what Jira knows, never from what a page claims.
 */
export function buildModuleContext(jira: JiraKnowledge, request: ContextRequest): Record<string, unknown> {
  const { site, module, accountId, environmentType, license, permissions } = request;
  return {
    ...(accountId === null ? {} : { accountId }),
    cloudId: site.cloudId,
    environmentId: INSTALLATION.environmentId,
    environmentType,
    ...(license === undefined ? {} : { license }),
    localId: `ari:cloud:ecosystem::extension/${INSTALLATION.appId}/${INSTALLATION.environmentId}/static/${module.key}`,
    moduleKey: module.key,
    siteUrl: site.siteUrl,
    timezone: 'Etc/UTC',
    permissions,
    extension: describeExtension(jira, request),
  };
}

function describeExtension(jira: JiraKnowledge, request: ContextRequest): Record<string, unknown> {
  const { site, module, issueKey, projectKey } = request;
  const { type } = module;
  if (type === 'jira:adminPage') return { type, location: `${site.siteUrl}/jira/settings/apps/${module.key}` };
  if (type === 'jira:projectSettingsPage' || type === 'jira:projectPage') {
    const project = projectKey === undefined ? null : jira.describeProject(projectKey);
    if (project === null) return { type };
    const place = type === 'jira:projectPage' ? 'apps' : 'settings/apps';
    return { type, project, location: `${site.siteUrl}/jira/software/projects/${project.key}/${place}/${module.key}` };
  }
  const described = issueKey === undefined ? null : jira.describeIssue(issueKey);
  if (described === null) return { type };
  return { type, ...described, location: `${site.siteUrl}/browse/${described.issue.key}` };
}
