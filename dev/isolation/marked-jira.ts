import { createJiraSite, createSampleState, type JiraSite, type JiraState } from '../jira';
import type { Host } from '../host';
import { markOf, marksIn } from './mark';

/** Ids and keys are the same in every installation, as those of different customers can be; every text differs. */
export function createMarkedState(installation: number): JiraState {
  const mark = markOf(installation);
  const state = createSampleState();
  for (const person of state.people) {
    Object.assign(person, { displayName: `${person.displayName} ${mark}`, emailAddress: `${mark}.${person.emailAddress}` });
  }
  for (const project of state.projects) {
    Object.assign(project, { name: `${project.name} ${mark}`, description: `${project.description} ${mark}` });
    for (const component of project.components)
      Object.assign(component, { name: markedComponent(component.name, installation), description: mark });
  }
  for (const issue of state.issues) {
    issue.summary = `${issue.summary} ${mark}`;
    issue.labels = issue.labels.map((label) => markedLabel(label, installation));
    issue.description?.content?.unshift({ type: 'paragraph', content: [{ type: 'text', text: `Seen at ${mark}.` }] });
  }
  return JSON.parse(JSON.stringify(state).replaceAll(/712020:[\w-]+/gu, (accountId) => `${accountId}-${mark}`)) as JiraState;
}

export function markedLabel(label: string, installation: number): string {
  return `${label}-${markOf(installation)}`;
}

export function markedComponent(component: string, installation: number): string {
  return `${component} ${markOf(installation)}`;
}

/** Lets each person of an installation see that installation's Jira behind the one address that the host has. */
export function divideJira(host: Host, installations: number): JiraSite[] {
  const sites = Array.from({ length: installations }, (_each, index) => createJiraSite({ state: createMarkedState(index), now: Date.now }));
  host.jira.handle = async (request) => {
    const [installation] = marksIn(request.accountId ?? '');
    const site = installation === undefined ? undefined : sites[installation];
    return site === undefined ? { status: 401, headers: {}, body: '' } : site.handle(request);
  };
  return sites;
}
