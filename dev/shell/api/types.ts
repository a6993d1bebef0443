/** Shapes of the host's own routes and of the parts of Jira's REST interface (v3) that the page reads. */
export interface Person {
  accountId: string;
  displayName: string;
  emailAddress: string;
  role: 'agent' | 'viewer' | 'project-administrator' | 'administrator';
  description: string;
}

export interface AppModule {
  /** `action`: the form of an action in a rule. */
  type: 'action' | 'jira:issuePanel' | 'jira:issueAction' | 'jira:adminPage' | 'jira:projectSettingsPage' | 'jira:projectPage';
  key: string;
  /** In the default language. */
  title: string;
  /** By locale, where the manifest has it translated. */
  titles?: Readonly<Record<string, string>>;
  resource: string;
}

export interface AppAction {
  key: string;
  name: string;
  description: string;
  /** Of its form; null without one. */
  resource: string | null;
}

export interface Schedule {
  key: string;
  interval: 'fiveMinute' | 'hour' | 'day' | 'week';
}

export interface Session {
  site: { name: string; cloudId: string; siteUrl: string };
  people: Person[];
  modules: AppModule[];
  /** Languages that a person can have chosen in Jira: the app's, and one that it does not speak. */
  locales: string[];
  actions: AppAction[];
  schedules: Schedule[];
  /** Only the embedded endpoint fails on demand. */
  endpoint: { baseUrl: string; model: string; isEmbedded: boolean };
}

export interface Named {
  id: string;
  name: string;
}

export interface JiraUser {
  accountId: string;
  displayName: string;
}

export interface Project {
  id: string;
  key: string;
  name: string;
}

export interface IssueFields {
  summary: string;
  description?: unknown;
  issuetype?: Named;
  project?: Project;
  status?: Named & { statusCategory?: { key: string } };
  priority?: Named | null;
  components?: Named[];
  labels?: string[];
  assignee?: JiraUser | null;
  reporter?: JiraUser | null;
  created?: string;
  updated?: string;
}

export interface Issue {
  id: string;
  key: string;
  fields: IssueFields;
}

export interface EditField {
  allowedValues?: Named[];
}

export type EditMetadata = Readonly<Record<string, EditField>>;

export interface ChangelogEntry {
  id: string;
  author?: JiraUser;
  created: string;
  items: { field: string; fromString?: string | null; toString?: string | null }[];
}
