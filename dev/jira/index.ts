export type { Disturbance } from './disturb';
export type { IssueDescription, JiraRequest, JiraResponse, JiraSite } from './protocol';
export type { AdfNode, IssueState, JiraState, Person, Role } from './state';
export { APP_ACCOUNT } from './permissions';
export { createJiraSite } from './site';
export { createSampleState } from './sample';
export { createLargeState, LARGE_SITE } from './sample/large-site';
