import { FULL_SCREEN, type ProjectSketch } from './project-builder';
import { PEOPLE_TEAM_ISSUES } from './people-team-issues';

/** A project that only the administrator may browse. */
export const PEOPLE_TEAM: ProjectSketch = {
  number: 5,
  key: 'PPL',
  name: 'People team',
  description: 'Contracts, payroll and absences. Not for everybody.',
  style: 'classic',
  roles: ['administrator'],
  screens: { Task: FULL_SCREEN, Bug: FULL_SCREEN },
  components: [
    { name: 'Payroll', description: 'Salaries, bonuses and tax' },
    { name: 'Absences', description: 'Holidays and sick leave' },
  ],
  issues: PEOPLE_TEAM_ISSUES,
};
