import type { CoachAdvice, CoachReport } from './coach';
import type { Choices } from './allowlist';
import type { adminPayloads } from './admin-payloads';
import type { Definitions, Payload } from './definitions';
import type { ErrorCode } from './error-body';
import type { DECISION_KINDS, DecisionCounts, Surface } from './event-verbs';
import type { ProjectHygiene, ProjectLearning } from './learning';
import type { MaskKind } from './mask-kind';
import type { ProposalView, SimilarIssueView } from './panel';
import type { ExportedProject, OwnProjectSettings, ProjectSettingsView } from './project-settings';
import type { ImportedValues, ProjectView } from './project-values';
import type { SaveOrigin, Settings } from './settings';
import type { FieldValue, TriageField } from './triage-field';

/** What the endpoint accepts, learned by probing it and from its refusals. */
export interface Capabilities {
  responseFormat: 'json_schema' | 'json_object' | 'none';
  temperature: boolean;
  /** False: the instructions go in front of the question, in one message. */
  systemRole: boolean;
  /** True: the server answers with a stream only. */
  stream: boolean;
  /** `reasoning_effort`, for models that think. */
  reasoningEffort: 'none' | 'minimal' | 'low' | null;
  /** Which parameter tells the server, or the model's template, not to let the model think. */
  thinkingSwitch: 'chat_template_kwargs' | 'enable_thinking' | 'thinking' | null;
  /** Which parameter asks for more room than the server's own limit for replies, so that thoughts fit in. */
  replyLimit: 'max_tokens' | 'max_completion_tokens' | null;
}

export interface SettingsView {
  /** 0 when nothing was ever saved. To be sent back with the next save. */
  version: number;
  /** When this version was saved, ISO 8601 in UTC; null when unknown or never. */
  savedAt: string | null;
  settings: Settings;
  hasToken: boolean;
  /** Origin that the token was saved for, e.g. `https://llm.example.com`. It is sent nowhere else. */
  tokenOrigin: string | null;
  choices: Choices;
}

/** What to do with the token: the page never knows its value. */
export type TokenChange = Payload<typeof adminPayloads, 'saveSettings'>['token'];

/** Everything that a connection test can find, the closed set. The last five are no failures. */
export const CONNECTION_FINDINGS = [
  'egress-not-approved',
  'host-unknown',
  'refused',
  'tls',
  'redirect',
  'unreachable',
  'unauthorised',
  'forbidden',
  'not-found',
  'model-missing',
  'rate-limited',
  'server-error',
  'timeout',
  'not-json',
  'reply-unreadable',
  'reply-cut',
  'reply-empty',
  'reply-declined',
  'filtered',
  'no-provider',
  'no-credit',
  'context-too-small',
  'slow',
  'no-json-schema',
  'no-temperature',
  'no-system-role',
  'context-unknown',
] as const;

export type ConnectionFinding = (typeof CONNECTION_FINDINGS)[number];

export interface ConnectionReport {
  /** Whether suggestions can come from this endpoint as it is. False as long as no model was asked. */
  works: boolean;
  /** Of the whole test. */
  durationMs: number;
  findings: ConnectionFinding[];
  /** HTTP status of the refusal, where there was one. */
  status: number | null;
  /** Null when no model was named, so that models were only listed, or when it did not answer. */
  capabilities: Capabilities | null;
  /** Model names that the server lists; empty when it lists none. */
  models: string[];
  /** Those of them that are going to be retired. */
  deprecated: string[];
  /** Context length of the model in tokens, where the server tells it. */
  contextTokens: number | null;
}

export interface ProjectPage {
  projects: ProjectView[];
  /** How many match in all. */
  total: number;
}

/** Names, or ids, on the allowlists that Jira does not have any more. A label that no issue has may be new on purpose. */
export type UnknownValues = Record<TriageField, string[]>;

/** The prompt as it would be sent. */
export interface PromptPreview {
  system: string;
  user: string;
  /** Characters of both messages and the reply's schema. */
  characters: number;
  /** Estimate, a token for four characters. */
  tokens: number;
  /** Context length of the model, where the server told it at the last test. */
  contextTokens: number | null;
  /** The parts of the system message, in order; what is not fixed comes from the settings. */
  parts: { title: PromptPart; isFixed: boolean; text: string }[];
}

export type PromptPart = 'instructions' | 'rules' | TriageField;

/** A dry run on one issue: what was sent and proposed. Nothing is stored, nothing is written to Jira. */
export interface TrialReport {
  issueKey: string;
  /** What a model was sent and what it said; null for the built-in provider, which sends nothing. */
  sent: { system: string; user: string; reply: string } | null;
  /** Past issues of the project that the built-in provider had learned from; null where a model answered. */
  learnedFrom: number | null;
  /** As an agent would see them, ticks included. */
  proposals: Record<TriageField, ProposalView[]>;
  similar: SimilarIssueView[];
  durationMs: number;
}

export interface MaskingTrial {
  /** The text as it would be sent. */
  text: string;
  /** How many of each kind were masked; kinds without any are left out. */
  found: { kind: MaskKind; count: number }[];
}

export interface Statistics {
  days: number;
  suggestions: number;
  /** Of what somebody decided on. `isTicked`: the panel had ticked it beforehand. `band`: lower end of its confidence in percent; null: unknown. */
  decided: { field: TriageField; isTicked: boolean; band: number | null; accepted: number; dismissed: number }[];
  /** Of those that were ticked, by project; the projects with the most decisions. */
  projects: { projectId: string; accepted: number; dismissed: number }[];
  /** Decisions by where they were made, as far as that was noted. */
  surfaces: { via: Surface; kind: (typeof DECISION_KINDS)[number]; count: number }[];
  /**
   * Accepted suggestions by the age of their issue, in the order of `AGES`, and those that were older: in these days, and in as
   * many before them; null where those are not kept.
   */
  ages: { now: number[]; before: number[] | null };
  /** One for each day, oldest first, the days without any included. `day` is `YYYY-MM-DD` in UTC. */
  byDay: { day: string; counts: DecisionCounts }[];
  fields: { field: TriageField; counts: DecisionCounts; values: { value: FieldValue; counts: DecisionCounts }[] }[];
}

export interface UsageCounts {
  calls: number;
  /** As the endpoint reported them; calls without a report count as none. */
  promptTokens: number;
  completionTokens: number;
}

/** How the endpoint does. Times are ISO 8601 in UTC. */
export interface Activity {
  usage: { today: UsageCounts; month: UsageCounts };
  /** Of Atlassian's models, today: what was used, and what the vendor allows (0: it has stopped their use). */
  tokens: { used: number; perDay: number };
  lastSuccess: { at: string; durationMs: number; model: string } | null;
  /** The newest failure of each code, newest first. */
  failures: { code: ErrorCode; at: string; status: number | null }[];
  /** The last daily check. */
  check: { at: string; outcome: 'ok' | ErrorCode; durationMs: number } | null;
}

export interface SettingsVersion {
  version: number;
  savedAt: string | null;
  /** Null when unknown. */
  origin: SaveOrigin | null;
}

export interface ResetView {
  /** `none`: no reset is under way. `stalled`: it is, but nothing happened for a while; start it again. */
  state: 'none' | 'running' | 'stalled';
  startedAt: string | null;
  /** Keys deleted so far. */
  deleted: number;
  /** Keys and secrets that are there now, 100 at most; 0 shows that nothing is left. */
  remaining: number;
}

/** What the admin page's resolver functions answer. Each checks for the administrator on each call. */
export interface AdminAnswers {
  getSettings: SettingsView;
  /** Refused whole when anything is invalid (`INVALID_INPUT` with the path of each fault). */
  saveSettings: SettingsView;
  /** Small calls with the values as typed, before they are saved. Without a model it only lists the models. What is wrong with the endpoint is a finding, not an error. */
  testConnection: ConnectionReport;
  /** Projects whose name or key begins with the text, 50 at once. */
  searchProjects: ProjectPage;
  /** At most 10 projects at once. */
  readProjectValues: ImportedValues;
  /** Which of the typed values Jira does not have. */
  checkValues: UnknownValues;
  /** The prompt for a made-up ticket, with the settings as typed, as for whoever looks. */
  previewPrompt: PromptPreview;
  /** Asks the provider about one issue with the settings as typed. It counts against the budgets. */
  tryTriage: TrialReport;
  tryMasking: MaskingTrial;
  getStatistics: Statistics;
  getActivity: Activity;
  /** Runs the daily check now. */
  runCheck: Activity;
  listVersions: { versions: SettingsVersion[] };
  /** An earlier version, migrated. `INVALID_INPUT` when there is none or it cannot be read. */
  readVersion: { settings: Settings };
  /** Reads an export that was pasted; nothing is saved. */
  readImport: { settings: Settings; projects: ExportedProject[] };
  /** Projects that have settings of their own. */
  listProjectSettings: { projects: OwnProjectSettings[] };
  getProjectSettings: ProjectSettingsView;
  saveProjectSettings: ProjectSettingsView;
  getLearning: ProjectLearning;
  /** Begins to learn from the project's resolved issues, read as this person. */
  startLearning: ProjectLearning;
  /** Reads on for some seconds. To be called until the state is no longer `reading`. */
  continueLearning: ProjectLearning;
  cancelLearning: ProjectLearning;
  /** Changes what an administrator decides about the profile. */
  chooseLearning: ProjectLearning;
  /** Takes a minimum from the backtest for this project, or with null the site's again. */
  chooseMinimum: ProjectLearning;
  /** Deletes everything that was learned of the project. */
  forgetProfile: ProjectLearning;
  /** What there is to tidy up among the values that may be proposed in the project. */
  getHygiene: ProjectHygiene;
  /** How triage goes, in figures, by rules; nothing is sent to a model. */
  getCoach: CoachReport;
  /** Lets the configured model put what was shown into words. `INVALID_INPUT` when the app did not make the question, or for another model. */
  askCoach: CoachAdvice;
  /** Begins to delete everything that the app ever stored, in the background; or goes on with it. */
  startReset: ResetView;
  getReset: ResetView;
}

export type AdminDefinitions = Definitions<typeof adminPayloads, AdminAnswers>;
