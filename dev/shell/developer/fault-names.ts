/** What can go wrong on demand, and with which words the page says so. */
export interface Faults {
  endpoint: string | null;
  jira: string | null;
  storage: string | null;
}

export const NO_FAULTS: Faults = { endpoint: null, jira: null, storage: null };

export interface FaultPart {
  part: keyof Faults;
  name: string;
  /** Name of the fault → what it means. */
  faults: Readonly<Record<string, string>>;
}

export const FAULT_PARTS: readonly FaultPart[] = [
  {
    part: 'endpoint',
    name: 'Endpoint',
    faults: {
      down: 'does not answer',
      slow: 'answers slowly',
      '401': 'answers 401',
      '403': 'answers 403',
      '404': 'answers 404',
      '429': 'answers 429',
      '500': 'answers 500',
      html: 'answers an HTML page',
      cut: 'breaks off in the middle',
      'invalid-json': 'answers broken JSON',
      assignee: 'tries to set the assignee',
      empty: 'suggests nothing',
    },
  },
  {
    part: 'jira',
    name: 'Jira',
    faults: {
      slow: 'answers after 5 s',
      timeout: 'times out',
      '401': 'answers 401',
      '403': 'answers 403',
      '404': 'answers 404',
      '409': 'answers 409',
      '429': 'limits the rate (429)',
      '429-quota': 'has no quota left (429)',
      '500': 'answers 500',
    },
  },
  {
    part: 'storage',
    name: 'Storage',
    faults: {
      slow: 'answers slowly',
      '429': 'limits the rate (429)',
      '500': 'answers 500',
      conflict: 'has every key already (409)',
    },
  },
];

/** One line that says what is wrong; null when nothing is. */
export function describeFaults(faults: Faults): string | null {
  const wrong = FAULT_PARTS.flatMap(({ part, name, faults: meanings }) => {
    const fault = faults[part];
    return fault === null ? [] : [`${name} ${meanings[fault] ?? fault}`];
  });
  return wrong.length === 0 ? null : wrong.join(', ');
}
