import type { Person } from '../state';

export const AGENT: Person = {
  accountId: '712020:6f1c2b8e-3a51-4a0e-9c3d-52c9f0a41e77',
  displayName: 'Mara Lindqvist',
  emailAddress: 'mara.lindqvist@nordkap.example',
  role: 'agent',
  description: 'Works on issues: may see and edit them in every project of the teams.',
};

export const VIEWER: Person = {
  accountId: '712020:0d94e7aa-7c1f-4f25-8b56-1f0c7a93be12',
  displayName: 'Tomás Okafor',
  emailAddress: 'tomas.okafor@nordkap.example',
  role: 'viewer',
  description: 'Reads along: may see issues that are not restricted, and change nothing.',
};

export const PROJECT_ADMINISTRATOR: Person = {
  accountId: '712020:4be7019d-62ac-4c83-8f1e-d97a35c2b860',
  displayName: 'Joana Krishnan',
  emailAddress: 'joana.krishnan@nordkap.example',
  role: 'project-administrator',
  description: 'Works on issues like an agent, and administers the project Web shop. No Jira administrator.',
};

export const ADMINISTRATOR: Person = {
  accountId: '712020:c3a8d5f1-90b4-4d6e-a7e2-8e64b1d2f509',
  displayName: 'Ines Weber',
  emailAddress: 'ines.weber@nordkap.example',
  role: 'administrator',
  description: 'Administers Jira: sees and edits everything, and configures the app.',
};

export const PEOPLE: readonly Person[] = [AGENT, VIEWER, PROJECT_ADMINISTRATOR, ADMINISTRATOR];
