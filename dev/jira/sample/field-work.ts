import type { ProjectSketch } from './project-builder';
import { FIELD_WORK_ISSUES } from './field-work-issues';

/** Team-managed: no components anywhere, and tasks with nothing but a text. */
export const FIELD_WORK: ProjectSketch = {
  number: 4,
  key: 'FIELD',
  name: 'Field work',
  description: 'Installations at customers, kept by the crews themselves.',
  style: 'next-gen',
  roles: ['agent', 'viewer', 'project-administrator', 'administrator'],
  screens: {
    Bug: ['summary', 'description', 'labels', 'priority', 'assignee'],
    Story: ['summary', 'description', 'labels', 'priority', 'assignee'],
    Task: ['summary', 'description', 'assignee'],
  },
  components: [],
  issues: FIELD_WORK_ISSUES,
};
