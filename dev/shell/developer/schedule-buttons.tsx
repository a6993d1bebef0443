import { type ReactNode, useState } from 'react';
import type { Schedule } from '../api/types';
import { useShell } from '../page/shell-context';

const INTERVAL_NAMES: Record<Schedule['interval'], string> = { fiveMinute: 'five-minute', hour: 'hourly', day: 'daily', week: 'weekly' };

/** Runs what the app does on schedule, without waiting for the day to pass. */
export function ScheduleButtons(): ReactNode {
  const { session } = useShell();
  return session.schedules.map((schedule) => <ScheduleButton key={schedule.key} schedule={schedule} />);
}

function ScheduleButton({ schedule: { key, interval } }: { schedule: Schedule }): ReactNode {
  const { client } = useShell();
  const [outcome, setOutcome] = useState<'none' | 'running' | 'done' | 'failed'>('none');
  const name = INTERVAL_NAMES[interval];
  const run = async (): Promise<void> => {
    setOutcome('running');
    try {
      await client.post('/host/schedule', { key });
      setOutcome('done');
    } catch {
      setOutcome('failed');
    }
  };
  const said = { none: '', running: 'Running…', done: 'Done', failed: 'Failed: see the inspector' }[outcome];
  return (
    <span className="schedule-button">
      <button type="button" className="plain-button" title={key} disabled={outcome === 'running'} onClick={() => void run()}>
        Run {name} job now
      </button>
      <span role="status" className={outcome === 'failed' ? 'tone-bad' : 'subtle'}>
        {said}
      </span>
    </span>
  );
}
