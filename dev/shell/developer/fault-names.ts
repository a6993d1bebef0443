/** What goes wrong in one part: for all calls, or only for some. */
export type FaultSetting = string | { fault: string; only?: string; nth?: number } | null;

/** What can go wrong on demand, and with which words the page says so. */
export interface Faults {
  endpoint: FaultSetting;
  dialect: FaultSetting;
  jira: FaultSetting;
  storage: FaultSetting;
  queue: FaultSetting;
}

export const NO_FAULTS: Faults = { endpoint: null, dialect: null, jira: null, storage: null, queue: null };

/** Which calls meet the fault. */
export interface FaultScope {
  name: string;
  only?: string;
  nth?: number;
}

export interface FaultPart {
  part: keyof Faults;
  name: string;
  /** What is chosen while nothing is wrong. */
  none: string;
  /** Name of the fault → what it means. */
  faults: Readonly<Record<string, string>>;
  /** The first one is that of a new fault. */
  scopes: readonly FaultScope[];
}

const EVERY_CALL: FaultScope = { name: 'every call' };
const NEXT_CALL: FaultScope = { name: 'the next call', nth: 1 };
const SECOND_CALL: FaultScope = { name: 'the call after that', nth: 2 };

export const FAULT_PARTS: readonly FaultPart[] = [
  {
    part: 'endpoint',
    name: 'Endpoint',
    none: 'works',
    faults: {
      refused: 'refuses connections',
      dns: 'has an unknown host name',
      tls: 'does not speak TLS',
      down: 'does not answer',
      reset: 'resets the connection',
      'reset-body': 'resets the connection mid-response',
      cut: 'breaks off mid-response',
      hang: 'never answers',
      slow: 'answers slowly',
      drip: 'answers byte by byte',
      '301': 'redirects (301)',
      '307': 'redirects (307)',
      '400': 'returns 400',
      '401': 'returns 401',
      '403': 'returns 403',
      '404': 'returns 404',
      '408': 'returns 408',
      '409': 'returns 409',
      '413': 'returns 413',
      '422': 'returns 422',
      '429': 'returns 429',
      '429-bare': 'returns 429 without Retry-After',
      '500': 'returns 500',
      '502-html': 'returns 502 with an HTML page',
      '503': 'returns 503',
      '504': 'returns 504',
      '529': 'returns 529',
      html: 'returns an HTML page',
      text: 'returns plain text',
      'no-body': 'returns an empty 200',
      truncated: 'returns truncated JSON',
      'no-choices': 'returns no choices',
      huge: 'returns 4 MiB',
      'invalid-json': 'returns invalid JSON',
      assignee: 'tries to set the assignee',
      empty: 'suggests nothing',
    },
    scopes: [EVERY_CALL, NEXT_CALL, SECOND_CALL],
  },
  {
    part: 'dialect',
    name: 'Dialect',
    none: 'OpenAI’s reference',
    faults: {
      openai: 'of OpenAI',
      azure: 'of Azure OpenAI',
      gemini: 'of Gemini',
      mistral: 'of Mistral',
      groq: 'of Groq',
      openrouter: 'of OpenRouter',
      deepseek: 'of DeepSeek',
      vllm: 'of vLLM',
      'llama.cpp': 'of llama.cpp',
      'lm-studio': 'of LM Studio',
      ollama: 'of Ollama',
      litellm: 'of LiteLLM',
    },
    scopes: [EVERY_CALL, NEXT_CALL],
  },
  {
    part: 'jira',
    name: 'Jira',
    none: 'works',
    faults: {
      slow: 'answers after 5 s',
      timeout: 'times out',
      consent: 'asks for consent first',
      '401': 'returns 401',
      '403': 'returns 403',
      '404': 'returns 404',
      '409': 'returns 409',
      '429': 'limits the rate (429)',
      '429-quota': 'has no quota left (429)',
      '500': 'returns 500',
      '503': 'returns 503',
      'answer-lost': 'writes, but its answer is lost',
      moved: 'moves the issue during the write',
      edited: 'edits the issue during the write',
      'value-gone': 'deletes the component during the write',
    },
    scopes: [
      EVERY_CALL,
      NEXT_CALL,
      SECOND_CALL,
      { name: 'reads', only: 'GET' },
      { name: 'writes', only: 'PUT' },
      { name: 'searches', only: '/search' },
      { name: 'edit metadata', only: 'editmeta' },
    ],
  },
  {
    part: 'storage',
    name: 'Storage',
    none: 'works',
    faults: {
      slow: 'answers slowly',
      '429': 'limits the rate (429)',
      '500': 'returns 500',
      timeout: 'times out',
      conflict: 'already has every key (409)',
      oversize: 'rejects every value as too large',
      'missing-secret': 'has lost its secrets',
      corrupt: 'holds corrupt values',
      'old-schema': 'holds values of an older version',
    },
    scopes: [EVERY_CALL, NEXT_CALL, SECOND_CALL, { name: 'settings', only: 'settings' }],
  },
  {
    part: 'queue',
    name: 'Queue',
    none: 'works',
    faults: {
      '413': 'rejects every push as too large (413)',
      '429': 'limits the rate (429)',
      '500': 'returns 500',
      partial: 'loses the first event of a push',
    },
    scopes: [EVERY_CALL, NEXT_CALL],
  },
];

/** The fault's name, whichever calls meet it. */
export function faultOf(setting: FaultSetting): string | null {
  return typeof setting === 'object' && setting !== null ? setting.fault : setting;
}

/** Place of the part's scope that the setting has; -1: another one, that no page has set. */
export function scopeOf(setting: FaultSetting, { scopes }: FaultPart): number {
  const { only, nth } = typeof setting === 'object' && setting !== null ? setting : { only: undefined, nth: undefined };
  return scopes.findIndex((scope) => scope.only === only && scope.nth === nth);
}

export function withScope(fault: string, { only, nth }: FaultScope): FaultSetting {
  if (only === undefined && nth === undefined) return fault;
  return { fault, ...(only === undefined ? {} : { only }), ...(nth === undefined ? {} : { nth }) };
}

/** One line that says what is wrong; null when nothing is. */
export function describeFaults(faults: Faults): string | null {
  const wrong = FAULT_PARTS.flatMap((part) => {
    const setting = faults[part.part];
    const fault = faultOf(setting);
    if (fault === null) return [];
    const scope = scopeOf(setting, part);
    const which = scope === 0 ? '' : ` (${part.scopes[scope]?.name ?? 'some calls'} only)`;
    return [`${part.name} ${part.faults[fault] ?? fault}${which}`];
  });
  return wrong.length === 0 ? null : wrong.join(', ');
}
