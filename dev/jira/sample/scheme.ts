import type { IssueTypeState, PriorityState, SecurityLevelState, StatusState } from '../state';
import { letterIcon, strokeIcon } from './icons';

/** Jira Cloud's five priorities, with its ids and its order. */
export const PRIORITIES: readonly PriorityState[] = [
  priority('1', 'Highest', 'This problem will block progress.', '#d04437', 'M4 7l4-4 4 4M4 12l4-4 4 4'),
  priority('2', 'High', 'Serious problem that could block progress.', '#f15c75', 'M4 10l4-4 4 4'),
  priority('3', 'Medium', 'Has the potential to affect progress.', '#f79232', 'M3 6h10M3 10h10'),
  priority('4', 'Low', 'Minor problem or easily worked around.', '#707070', 'M4 6l4 4 4-4'),
  priority('5', 'Lowest', 'Trivial problem with little or no impact on progress.', '#999999', 'M4 4l4 4 4-4M4 9l4 4 4-4'),
];

export const DEFAULT_PRIORITY_ID = '3';

export const STATUSES = {
  'To Do': status('10000', 'To Do', 'new', 'Nobody has started yet.'),
  'In Progress': status('3', 'In Progress', 'indeterminate', 'Somebody is working on this.'),
  'In Review': status('10003', 'In Review', 'indeterminate', 'Waiting for a second pair of eyes.'),
  Waiting: status('10004', 'Waiting for customer', 'indeterminate', 'An answer from outside is missing.'),
  Done: status('10001', 'Done', 'done', 'The work is finished.'),
  Closed: status('6', 'Closed', 'done', 'Shipped and archived: nothing can be edited any more.', { 'jira.issue.editable': 'false' }),
} satisfies Record<string, StatusState>;

export type StatusName = keyof typeof STATUSES;

export const ISSUE_TYPES = {
  Bug: issueType('10101', 'Bug', 'Something does not work as it should.', letterIcon('B', '#e5493a')),
  Task: issueType('10102', 'Task', 'A piece of work to be done.', letterIcon('T', '#4bade8')),
  Story: issueType('10103', 'Story', 'Something that a user wants to be able to do.', letterIcon('S', '#63ba3c')),
  Improvement: issueType('10104', 'Improvement', 'Something that works and could work better.', letterIcon('I', '#63ba3c')),
  Incident: issueType('10105', 'Incident', 'A service is down or degraded.', letterIcon('!', '#904ee2')),
} satisfies Record<string, IssueTypeState>;

export type IssueTypeName = keyof typeof ISSUE_TYPES;

export const SECURITY_LEVELS = {
  Staff: {
    id: '10200',
    name: 'Staff only',
    description: 'Agents and administrators.',
    roles: ['agent', 'project-administrator', 'administrator'],
  },
  Administrators: { id: '10201', name: 'Administrators only', description: 'Under investigation.', roles: ['administrator'] },
} satisfies Record<string, SecurityLevelState>;

export type SecurityLevelName = keyof typeof SECURITY_LEVELS;

function priority(id: string, name: string, description: string, statusColor: string, path: string): PriorityState {
  return { id, name, description, statusColor, iconUrl: strokeIcon(path, statusColor) };
}

function status(
  id: string,
  name: string,
  category: StatusState['category'],
  description: string,
  properties: Record<string, string> = {},
): StatusState {
  return { id, name, description, category, properties };
}

function issueType(id: string, name: string, description: string, iconUrl: string): IssueTypeState {
  return { id, name, description, iconUrl, projectId: null };
}
