import path from 'node:path';
import { z } from 'zod';
import { readJsonLines } from '../../json-lines';
import { issueSchema, projectSchema, siteSchema, type JiraState } from '../state';
import labels from './labels.json';
import projects from './projects.json';
import site from './site.json';

const ISSUE_FILES = ['web-shop', 'mobile-app', 'platform', 'field-work', 'people-team'];

const sample: JiraState = {
  ...siteSchema.parse(site),
  projects: z.array(projectSchema).parse(projects),
  issues: ISSUE_FILES.flatMap((name) => readJsonLines(path.join(__dirname, 'issues', `${name}.jsonl`), issueSchema)),
};

/** A company's site as it might be found: four people, five projects, open and resolved issues. Always the same. */
export function createSampleState(): JiraState {
  return structuredClone(sample);
}

const components = sample.projects
  .filter(({ permissions }) => permissions.BROWSE_PROJECTS.includes('agent'))
  .flatMap((project) => project.components.map(({ name, description }) => ({ name, description })));

/** Lists that an administrator of the sample site would allow: every component once, the labels in use, every priority. */
export const sampleAllowlists = {
  labels,
  components: components.filter(({ name }, index) => components.findIndex((other) => other.name === name) === index),
  priorityIds: sample.priorities.map(({ id }) => id),
};
