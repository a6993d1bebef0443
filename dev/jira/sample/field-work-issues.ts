import { bullets, doc, emoji, paragraph, tasks } from './adf';
import type { IssueSketch } from './project-builder';

/** The crews' own board: short texts, written on a phone. */
export const FIELD_WORK_ISSUES: IssueSketch[] = [
  {
    type: 'Bug',
    status: 'Done',
    priority: 'High',
    summary: 'Route planner sends the van through the closed tunnel',
    labels: ['customer-reported'],
    description: doc(paragraph('Two hours lost. The map data is from 2024.')),
  },
  {
    type: 'Story',
    status: 'Done',
    priority: 'Medium',
    summary: 'Photos of the finished shelf as proof for the customer',
    labels: ['compliance'],
    description: doc(paragraph('At least one photo, with the time, kept for two years.')),
  },
  { type: 'Task', status: 'Done', summary: 'Order 20 new torque wrenches' },
  {
    type: 'Bug',
    summary: 'Route planner does not know the new bridge and adds 40 minutes',
    description: doc(paragraph('Same as with the tunnel. Please update the map ', emoji(':pray:', '🙏'), '.')),
  },
  {
    type: 'Bug',
    summary: 'Report form forgets the photos when the signal drops',
    description: doc(
      bullets('Fill in the form', 'Take four photos', 'Drive into the car park', 'Send: the form is empty and the photos are gone'),
    ),
  },
  {
    type: 'Story',
    summary: 'Customer signs on the phone',
    description: doc(
      paragraph('No more paper. The signature has to be legally valid in all our countries.'),
      tasks(['TODO', 'Ask legal'], ['TODO', 'Try it with gloves']),
    ),
  },
  { type: 'Task', summary: 'Winter tyres for the northern vans', description: doc(paragraph('Before the first of October.')) },
];
