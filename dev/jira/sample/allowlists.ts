import { MOBILE_APP } from './mobile-app';
import { PLATFORM } from './platform';
import type { ProjectSketch } from './project-builder';
import { PRIORITIES } from './scheme';
import { WEB_SHOP } from './web-shop';

/** Lists that an administrator of the sample site would allow: every component, the labels in use, every priority. */
export const sampleAllowlists: {
  labels: { name: string; description: string }[];
  components: { name: string; description: string }[];
  priorityIds: string[];
} = {
  labels: [
    { name: 'accessibility', description: 'Hard or impossible to use with a keyboard, a screen reader or large text' },
    { name: 'alerting', description: 'An alert is missing, late, wrong or too noisy' },
    { name: 'compliance', description: 'Law, audit, privacy or retention of personal data' },
    { name: 'cost', description: 'Spends more money than it should' },
    { name: 'crash', description: 'A program ends unexpectedly or a page stays blank' },
    { name: 'customer-reported', description: 'Came in from a customer and not from the team' },
    { name: 'data-loss', description: 'Data is lost, overwritten or duplicated' },
    { name: 'documentation', description: 'A guide, runbook or help text is missing or wrong' },
    { name: 'flaky', description: 'Happens only sometimes, or a test that fails now and then' },
    { name: 'performance', description: 'Slow, or uses too much memory, battery or processor time' },
    { name: 'regression', description: 'Worked before an upgrade or a release' },
    { name: 'security', description: 'A weakness that somebody could exploit' },
    { name: 'tech-debt', description: 'Works, but makes every change harder' },
    { name: 'translation', description: 'Text in the wrong language, missing, cut off or badly translated' },
    { name: 'upgrade', description: 'A dependency, runtime or platform has to move to a newer version' },
    { name: 'usability', description: 'Works, but people do not find or understand it' },
  ],
  components: componentsOf([WEB_SHOP, MOBILE_APP, PLATFORM]),
  priorityIds: PRIORITIES.map((priority) => priority.id),
};

/** Two projects may have a component of the same name: the list holds it once. */
function componentsOf(projects: readonly ProjectSketch[]): { name: string; description: string }[] {
  const components = projects.flatMap((project) => project.components);
  return components.filter(({ name }, index) => components.findIndex((other) => other.name === name) === index);
}
