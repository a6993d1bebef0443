import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JiraState } from '../jira';
import type { Delivery, EgressGroup } from '../platform';
import type { StorageState } from '../platform/storage/storage-types';

const FORMAT = 1;

/** What outlives the host's process. */
export interface HostState {
  jira: JiraState;
  storage: StorageState;
  egress: EgressGroup[];
  /** Events of queues that no consumer has finished; states of older versions have none. */
  queue?: Delivery[];
  /** Bearer token of the embedded endpoint: the app has stored it, so it must stay. */
  endpointToken: string;
  /** https host names that were given to addresses on this machine. */
  names: Record<string, string>;
}

/** Null when there is no file yet. Throws when it cannot be read as a state. */
export function readStateFile(file: string): HostState | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const unusable = `The state in ${file} cannot be read by this version. Start over with --reset.`;
  let parsed: { format?: unknown; state?: HostState };
  try {
    parsed = JSON.parse(text) as typeof parsed;
  } catch (error) {
    throw new Error(unusable, { cause: error });
  }
  if (parsed.format !== FORMAT || parsed.state === undefined) throw new Error(unusable);
  return parsed.state;
}

export interface StateWriter {
  /** Writes soon; many changes in a row are one write. */
  schedule(): void;
  /** Writes now what is scheduled. */
  flush(): void;
}

const QUIET_MILLISECONDS = 200;

/** Writes to a new file and renames it, so that a crash leaves the old state or the new one. */
export function createStateWriter(file: string, collect: () => HostState): StateWriter {
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    mkdirSync(path.dirname(file), { recursive: true });
    const temporary = `${file}.${process.pid}.tmp`;
    // The state holds a token and the app's secrets.
    writeFileSync(temporary, JSON.stringify({ format: FORMAT, state: collect() }), { mode: 0o600 });
    renameSync(temporary, file);
  };
  return {
    flush,
    schedule() {
      timer ??= setTimeout(flush, QUIET_MILLISECONDS);
    },
  };
}
