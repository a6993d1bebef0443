import { createHash } from 'node:crypto';

/** Everything that holds a canary: parts of issues, of Jira, of settings, of what servers answer, of what people send. */
export const CANARY_NAMES = [
  // Jira
  'summary',
  'description',
  'descriptionPastLimit',
  'emailInText',
  'comment',
  'issueKey',
  'issueType',
  'status',
  'projectName',
  'projectDescription',
  'currentComponent',
  'currentLabel',
  'currentPriority',
  'componentDescription',
  'securityLevel',
  'restrictedSummary',
  'similarSummary',
  'similarDescription',
  'similarComment',
  'similarLabel',
  'similarComponent',
  'restrictedSimilarSummary',
  'agentName',
  'agentEmail',
  'agentAccount',
  'administratorName',
  'administratorEmail',
  'administratorAccount',
  'projectAdministratorAccount',
  // Settings
  'token',
  'endpointHost',
  'rules',
  'language',
  'allowedComponent',
  'componentNote',
  'allowedLabel',
  'labelNote',
  'mappedFrom',
  'projectRules',
  'projectNote',
  // What servers answer
  'reason',
  'proseAroundReply',
  'unknownValue',
  'unknownKey',
  'endpointError',
  'endpointHeader',
  'jiraError',
  'jiraHeader',
  'storageError',
  'storageCode',
  // What people send
  'refusedToken',
  'pastedText',
  'payloadValue',
] as const;

export type CanaryName = (typeof CANARY_NAMES)[number];

/** Two words of sixteen letters that occur nowhere else. Letters only, so that no masking and no cleaning changes them. */
export function canaryWords(name: CanaryName): [string, string] {
  const letters = [...createHash('sha256').update(`canary ${name}`).digest()].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
  return [letters.slice(0, 16), letters.slice(16, 32)];
}

const SHAPES: Partial<Record<CanaryName, (one: string, other: string) => string>> = {
  emailInText: (one, other) => `${one}@${other}.com`,
  issueKey: (one) => one.toUpperCase(),
  currentLabel: (one, other) => `${one}-${other}`,
  similarLabel: (one, other) => `${one}-${other}`,
  allowedLabel: (one, other) => `${one}-${other}`,
  agentEmail: (one, other) => `${one}@${other}.example`,
  administratorEmail: (one, other) => `${one}@${other}.example`,
  agentAccount: (one, other) => `712020:${one}-${other}`,
  administratorAccount: (one, other) => `712020:${one}-${other}`,
  projectAdministratorAccount: (one, other) => `712020:${one}-${other}`,
  token: (one, other) => `sk-${one}${other}`,
  endpointHost: (one) => `${one}.nordlicht.dev`,
  endpointHeader: (one, other) => `${one}-${other}`,
  jiraHeader: (one, other) => `${one}-${other}`,
  storageCode: (one) => one.toUpperCase(),
  unknownKey: (one, other) => `${one}-${other}`,
  refusedToken: (one, other) => `${one} ${other}`,
};

/** The canary of a name, in a shape that its place takes; elsewhere with signs that are written differently in JSON and in addresses. */
export function canary(name: CanaryName): string {
  const [one, other] = canaryWords(name);
  return SHAPES[name]?.(one, other) ?? `${one} ü/“ ${other}`;
}
