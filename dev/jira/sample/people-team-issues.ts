import { doc, paragraph } from './adf';
import type { IssueSketch } from './project-builder';

export const PEOPLE_TEAM_ISSUES: IssueSketch[] = [
  {
    type: 'Bug',
    status: 'Done',
    priority: 'High',
    summary: 'Overtime of March was paid twice',
    labels: ['compliance'],
    components: ['Payroll'],
    description: doc(paragraph('Eleven people. Taken back with the April salary.')),
  },
  {
    type: 'Task',
    summary: 'Holiday balance is wrong after parental leave',
    description: doc(paragraph('The absences module subtracts the days twice when somebody comes back in the middle of a month.')),
  },
];
