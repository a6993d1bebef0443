/** What `getStats()` of @forge/events tells of a push. */
export interface JobStats {
  success: number;
  inProgress: number;
  failed: number;
}

const KEPT_JOBS = 1_000;

/** Counts what became of the events of each push; forgets the oldest ones. */
export function createJobs() {
  const jobs = new Map<string, JobStats>();
  const nameOf = (queueName: string, jobId: string): string => `${queueName}/${jobId}`;
  return {
    begin(queueName: string, jobId: string, events: number): void {
      const job = jobs.get(nameOf(queueName, jobId)) ?? { success: 0, inProgress: 0, failed: 0 };
      jobs.set(nameOf(queueName, jobId), { ...job, inProgress: job.inProgress + events });
      const [oldest] = jobs.keys();
      if (jobs.size > KEPT_JOBS && oldest !== undefined) jobs.delete(oldest);
    },
    /** One event of the job is done with; `null`: it was canceled. */
    end({ queueName, jobId }: { queueName: string; jobId: string }, outcome: 'success' | 'failed' | null): void {
      const job = jobs.get(nameOf(queueName, jobId));
      if (job === undefined) return;
      job.inProgress -= 1;
      if (outcome !== null) job[outcome] += 1;
    },
    /** Undefined for a job that never was, or is forgotten. */
    stats: (queueName: string, jobId: string): JobStats | undefined => jobs.get(nameOf(queueName, jobId)),
  };
}
