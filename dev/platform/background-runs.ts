import type { FunctionStart, Invoker } from './invoker';
import type { Manifest, ManifestSchedule, ManifestTrigger } from './manifest';
import type { DeliveredEvent } from './product-events';
import { toAsyncEvent } from './queue/async-event';
import type { Delivery } from './queue/queue-types';
import type { SiteDescription } from './site';

export interface BackgroundTimes {
  /** Milliseconds; replaces the manifest's time-out of consumers and schedules. */
  timeout?: number;
  /** Milliseconds after which one request to another host is cut (Forge: 180 s). */
  fetchLimit: number;
}

export const FETCH_LIMIT_MILLISECONDS = 180_000;

export interface BackgroundRunsOptions {
  site: SiteDescription;
  invoker: Invoker;
  manifest: Pick<Manifest, 'consumers' | 'schedules'>;
  times: BackgroundTimes;
}

/** Runs what nobody waits for: there is no person whose rights `asUser()` could use. */
export function createBackgroundRuns({ site, invoker, manifest, times }: BackgroundRunsOptions) {
  const common = ({ exportName, timeoutSeconds }: { exportName: string; timeoutSeconds: number }) => {
    const timeout = times.timeout ?? timeoutSeconds * 1_000;
    return { exportName, timeout, fetchLimit: times.fetchLimit, accountId: null, environmentType: 'DEVELOPMENT' } as const;
  };
  return {
    /** Hands an event to the consumer of its queue. */
    async consume(delivery: Readonly<Delivery>): Promise<unknown> {
      const { event, retries, isCopy } = delivery;
      const consumer = manifest.consumers.find(({ queue }) => queue === event.queueName);
      if (consumer === undefined) throw new Error(`The manifest has no consumer of the queue ${event.queueName} any more.`);
      const again = `${retries === 0 ? '' : `, attempt ${retries + 1}`}${isCopy ? ', delivered twice' : ''}`;
      return invoker.run({
        ...common(consumer),
        kind: 'consumer',
        summary: `${consumer.exportName} of queue ${event.queueName}${again}`,
        moduleKey: consumer.key,
        request: toAsyncEvent(delivery),
        installationId: event.installationId,
        payload: event.body,
      } satisfies FunctionStart);
    },
    /** Hands an event of Jira to a trigger's function: the event first, and nobody signed in. */
    async react(trigger: ManifestTrigger, event: DeliveredEvent, isCopy: boolean): Promise<unknown> {
      return invoker.run({
        ...common(trigger),
        kind: 'trigger',
        summary: `${trigger.exportName} of ${event.eventType}${isCopy ? ', delivered twice' : ''}`,
        moduleKey: trigger.key,
        request: event,
        installationId: null,
        issueKey: event.issue.key,
      } satisfies FunctionStart);
    },
    /** Runs a scheduled function now. What it returns is of no use to anyone. */
    async runSchedule(schedule: ManifestSchedule): Promise<unknown> {
      return invoker.run({
        ...common(schedule),
        kind: 'schedule',
        summary: `${schedule.exportName}, scheduled every ${schedule.interval}`,
        moduleKey: schedule.key,
        // Forge documentation, "Scheduled trigger": the request that such a function gets.
        request: { context: { cloudId: site.cloudId, moduleKey: schedule.key }, contextToken: 'offline' },
        installationId: null,
      } satisfies FunctionStart);
    },
  };
}
