import type { JiraSite } from '../jira';
import type { FunctionStart } from './invoker';
import type { Manifest, ManifestAction } from './manifest';
import type { SiteDescription } from './site';

/** Milliseconds that Forge gives to an action (Forge documentation, "Invocation limits"). */
const ACTION_LIMIT = 55_000;

export interface ActionCall {
  actionKey: string;
  /** As a rule's form or a model gives them: anything. */
  inputs: Record<string, unknown>;
  /** The issue that the person looks at while they talk to an agent. */
  issueKey?: string;
  accountId: string | null;
  license?: FunctionStart['license'];
  environmentType?: FunctionStart['environmentType'];
}

function findAction(manifest: Manifest, key: string): ManifestAction {
  const action = manifest.actions.find((each) => each.key === key);
  if (action === undefined) throw new Error(`The manifest has no action with the key ${key}.`);
  return action;
}

function describePlace(jira: JiraSite, site: SiteDescription, issueKey: string): object {
  const described = jira.describeIssue(issueKey);
  if (described === null) return { url: site.siteUrl };
  const { issue, project } = described;
  return {
    url: `${site.siteUrl}/browse/${issue.key}`,
    resourceType: 'issue',
    issueKey: issue.key,
    issueId: issue.id,
    projectKey: project.key,
    projectId: project.id,
  };
}

/**
 * How Forge calls the function of an action for Rovo, its MCP server and Automation (Forge documentation, "Action",
 * August 2026): the inputs on top, the place beside them; who asks is in the second argument alone. What
 * stands in the place of an issue is a guess.
 */
export function startOfAction(
  { manifest, jira, site }: { manifest: Manifest; jira: JiraSite; site: SiteDescription },
  call: ActionCall,
): FunctionStart {
  const { key, exportName, timeoutSeconds } = findAction(manifest, call.actionKey);
  const { inputs, issueKey, accountId, license, environmentType = 'DEVELOPMENT' } = call;
  const place = issueKey === undefined ? {} : { jira: describePlace(jira, site, issueKey) };
  return {
    kind: 'action',
    exportName,
    summary: `action ${key}`,
    moduleKey: key,
    request: { ...inputs, context: { cloudId: site.cloudId, moduleKey: key, ...place } },
    accountId,
    timeout: Math.min(timeoutSeconds * 1_000, ACTION_LIMIT),
    license,
    environmentType,
    installationId: null,
    payload: inputs,
  };
}
