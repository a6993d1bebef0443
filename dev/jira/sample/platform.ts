import { FULL_SCREEN, type ProjectSketch } from './project-builder';
import { PLATFORM_OPEN } from './platform-open';
import { PLATFORM_RESOLVED } from './platform-resolved';

/** The team that runs the servers, with incidents. */
export const PLATFORM: ProjectSketch = {
  number: 3,
  key: 'PLAT',
  name: 'Platform',
  description: 'Clusters, databases, pipelines and what keeps them up.',
  style: 'classic',
  roles: ['agent', 'viewer', 'project-administrator', 'administrator'],
  screens: { Bug: FULL_SCREEN, Task: FULL_SCREEN, Improvement: FULL_SCREEN, Incident: FULL_SCREEN },
  components: [
    { name: 'Deployments', description: 'Release pipeline, rollouts and rollbacks' },
    { name: 'Database', description: 'PostgreSQL: schema, replication, backups' },
    { name: 'Monitoring', description: 'Metrics, logs, traces, alerts and dashboards' },
    { name: 'Networking', description: 'Load balancers, DNS, certificates and firewalls' },
    { name: 'Identity', description: 'Single sign-on, roles and service accounts' },
    { name: 'Object storage', description: 'Buckets, uploads and their lifecycle' },
    { name: 'Build runners', description: 'Machines and caches that run tests and builds' },
  ],
  issues: [...PLATFORM_RESOLVED, ...PLATFORM_OPEN],
};
