import type { ProjectState, ScreenField } from '../state';

interface Scheme {
  /** From the most to the least important. */
  priorities: { id: string; name: string }[];
  defaultId: string;
  /** For each degree of urgency what people choose, and what they would accept beside it. */
  byUrgency: string[][];
}

/** A priority scheme for each kind of project; the first one has the sample's priorities. */
export const SCHEMES = {
  jira: {
    priorities: [
      { id: '1', name: 'Highest' },
      { id: '2', name: 'High' },
      { id: '3', name: 'Medium' },
      { id: '4', name: 'Low' },
      { id: '5', name: 'Lowest' },
    ],
    defaultId: '3',
    byUrgency: [
      ['Highest', 'High'],
      ['High', 'Highest'],
      ['Low', 'Lowest'],
    ],
  },
  service: {
    priorities: [
      { id: '58001', name: 'P1 – Critical' },
      { id: '58002', name: 'P2 – Major' },
      { id: '58003', name: 'P3 – Normal' },
      { id: '58004', name: 'P4 – Minor' },
    ],
    defaultId: '58003',
    byUrgency: [['P1 – Critical', 'P2 – Major'], ['P2 – Major', 'P1 – Critical'], ['P4 – Minor']],
  },
  team: {
    priorities: [
      { id: '58101', name: 'Now' },
      { id: '58102', name: 'Soon' },
      { id: '58103', name: 'Someday' },
    ],
    defaultId: '58102',
    byUrgency: [['Now'], ['Now'], ['Someday']],
  },
} satisfies Record<string, Scheme>;

export interface MessyProject {
  key: string;
  name: string;
  style: ProjectState['style'];
  scheme: keyof typeof SCHEMES;
  /** For each topic of the words what it is called here. */
  components: string[];
  archived: string[];
  missingFields: ScreenField[];
  requiredFields: ScreenField[];
  hasRestricted: boolean;
}

const TIDY = { archived: [], missingFields: [], requiredFields: [], hasRestricted: false };

/** Projects as their owners left them. */
export const MESSY_PROJECTS: MessyProject[] = [
  {
    ...TIDY,
    key: 'OPS',
    name: 'Operations (old and new)',
    style: 'classic',
    scheme: 'jira',
    components: ['Ordering', 'Invoices', 'Deliveries', 'Devices', 'Accounts'],
    archived: ['Fax gateway', 'zz Old storefront (do not use)'],
    hasRestricted: true,
  },
  {
    ...TIDY,
    key: 'HELP',
    name: 'Help desk',
    style: 'classic',
    scheme: 'service',
    components: ['order desk', 'billing desk', 'Logistics', 'hardware', 'IAM'],
    archived: ['Telephone'],
    requiredFields: ['components', 'priority'],
    hasRestricted: true,
  },
  {
    ...TIDY,
    key: 'SQUAD',
    name: 'Squad Seven',
    style: 'next-gen',
    scheme: 'team',
    components: ['orders', 'invoices', 'DELIVERIES', 'devices', 'accounts'],
    requiredFields: ['labels'],
  },
  { ...TIDY, key: 'CREW', name: 'Dock crew', style: 'next-gen', scheme: 'team', components: [], missingFields: ['components'] },
  {
    ...TIDY,
    key: 'LEG',
    name: 'Legacy back office',
    style: 'classic',
    scheme: 'service',
    components: ['Ordering', 'Invoices', 'Deliveries', 'Devices', 'Accounts'],
    missingFields: ['labels', 'priority'],
  },
];
