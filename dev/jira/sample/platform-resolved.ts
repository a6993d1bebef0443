import { bullets, code, doc, heading, mono, paragraph, quote, table } from './adf';
import type { IssueSketch } from './project-builder';

/** Finished work of the platform team; one incident is closed for good. */
export const PLATFORM_RESOLVED: IssueSketch[] = [
  {
    type: 'Incident',
    status: 'Closed',
    priority: 'Highest',
    summary: 'Shop down for 22 minutes: certificate of the load balancer expired',
    labels: ['alerting', 'customer-reported'],
    components: ['Networking', 'Monitoring'],
    description: doc(
      heading(2, 'Timeline'),
      table(
        ['Time', 'What'],
        ['08:01', 'Certificate expires'],
        ['08:04', 'First customer writes'],
        ['08:19', 'Renewed by hand'],
        ['08:23', 'Everything answers again'],
      ),
      paragraph('Nobody was alerted, because the check asked the old host name.'),
    ),
  },
  {
    type: 'Incident',
    status: 'Done',
    priority: 'Highest',
    summary: 'Orders lost after database failover: replica was 40 seconds behind',
    labels: ['data-loss'],
    components: ['Database'],
    description: doc(
      paragraph(
        'When the primary died, the replica was promoted although its replication lag was 40 s. 61 orders had to be entered again.',
      ),
      bullets('Promote only below 1 s of lag', 'Keep the last hour of orders in the queue as well'),
    ),
  },
  {
    type: 'Bug',
    status: 'Done',
    priority: 'High',
    summary: 'Rollout hangs when a pod of the old version does not stop',
    labels: ['flaky'],
    components: ['Deployments'],
    description: doc(
      code('yaml', 'strategy:\n  rollingUpdate:\n    maxUnavailable: 0\n    maxSurge: 1\nterminationGracePeriodSeconds: 3600'),
      paragraph('An hour is far too long: one hanging connection blocks the whole rollout.'),
    ),
  },
  {
    type: 'Improvement',
    status: 'Done',
    priority: 'Medium',
    summary: 'Build runners download the same dependencies 900 times a day',
    labels: ['cost', 'performance'],
    components: ['Build runners'],
    description: doc(paragraph('A shared cache brings the median build from 14 to 6 minutes, and the traffic bill down by two thirds.')),
  },
  {
    type: 'Task',
    status: 'Done',
    priority: 'Medium',
    summary: 'Upgrade PostgreSQL 14 to 16 before its end of life',
    labels: ['upgrade'],
    components: ['Database'],
    description: doc(bullets('Dry run on a copy', 'Logical replication, switch at night', 'Old cluster kept for seven days')),
  },
  {
    type: 'Bug',
    status: 'Done',
    priority: 'High',
    summary: 'Service account can read every bucket',
    labels: ['security', 'compliance'],
    components: ['Object storage', 'Identity'],
    description: doc(paragraph('The role of the picture resizer has ', mono('storage:*'), '. It needs one bucket, and reading only.')),
  },
  {
    type: 'Improvement',
    status: 'Done',
    priority: 'Low',
    summary: 'Disk alerts wake people up although nothing is wrong',
    labels: ['alerting'],
    components: ['Monitoring'],
    description: doc(
      quote('Four nights in a row, always at 03:10, always the backup.'),
      paragraph('Alert on the prediction, not on the momentary value.'),
    ),
  },
  {
    type: 'Task',
    status: 'Done',
    priority: 'Low',
    summary: 'Runbook for a full queue is missing',
    labels: ['documentation'],
    components: ['Monitoring'],
    description: doc(
      paragraph('The alert links to a page that does not exist. Write down how to find the slow consumer and how to drain the queue.'),
    ),
  },
  {
    type: 'Bug',
    status: 'Done',
    priority: 'Medium',
    summary: 'Integration tests fail at random on the new build runners',
    labels: ['flaky'],
    components: ['Build runners'],
    description: doc(paragraph('Two jobs share one port when they land on the same machine. About one build in thirty fails.')),
  },
];
