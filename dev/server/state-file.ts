import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { JiraState } from '../jira';
import { issueSchema, projectSchema, siteSchema } from '../jira/state';
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

/** As much of it as the host relies on at once; what it reads later is the app's or Jira's own, and grows with each version. */
const stateSchema = z.object({
  format: z.literal(FORMAT),
  state: z.object({
    jira: siteSchema.extend({ projects: z.array(projectSchema), issues: z.array(issueSchema) }),
    storage: z.object({ values: z.looseObject({}), secrets: z.looseObject({}), entities: z.looseObject({}).optional() }),
    egress: z.array(z.looseObject({ key: z.string(), configured: z.array(z.unknown()) })),
    queue: z.array(z.looseObject({ event: z.looseObject({ queueName: z.string() }) })).optional(),
    endpointToken: z.string(),
    names: z.record(z.string(), z.string()),
  }),
});

/** Null when there is no file yet. Throws when it cannot be read as a state. */
export function readStateFile(file: string): HostState | null {
  if (!existsSync(file)) return null;
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as { state: HostState };
    stateSchema.parse(read);
    return read.state;
  } catch (error) {
    throw new Error(unusable(file), { cause: error });
  }
}

function unusable(file: string): string {
  return `The state in ${file} cannot be read by this version. Start over with --reset, which keeps the file aside.`;
}

/** Moves a file that cannot be read as a state out of the way, so that nothing overwrites it; where to, or null. */
export function keepUnreadableAside(file: string): string | null {
  try {
    readStateFile(file);
    return null;
  } catch {
    const aside = `${file}.unreadable-${new Date().toISOString().replace(/[:.]/g, '-')}`;
    renameSync(file, aside);
    return aside;
  }
}

export interface StateWriter {
  /** Writes soon; many changes in a row are one write. */
  schedule(): void;
  /** Writes now what is scheduled, for the last time: in the folder for temporary files, when its own has no space. */
  close(): void;
}

const QUIET_MILLISECONDS = 200;
const RETRY_MILLISECONDS = 2_000;

/** Writes to a new file and renames it, so that a crash leaves the old state or the new one. @throws the file system's error */
function writeStateFile(file: string, state: HostState): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    // The state holds a token and the app's secrets.
    writeFileSync(temporary, JSON.stringify({ format: FORMAT, state }), { mode: 0o600 });
    renameSync(temporary, file);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
}

/** What kept the file from being written is the error to tell. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    return;
  }
}

/** Keeps the file up to date. A disk that is full delays that until there is space; `say` hears of it, and of its end. */
export function createStateWriter(file: string, collect: () => HostState, say: (line: string) => void): StateWriter {
  let timer: NodeJS.Timeout | undefined;
  let isFailing = false;

  const write = (): void => {
    try {
      writeStateFile(file, collect());
      timer = undefined;
      if (isFailing) say(`The state is saved in ${file} again.`);
      isFailing = false;
    } catch (error) {
      timer = setTimeout(write, RETRY_MILLISECONDS);
      if (!isFailing) say(`The state cannot be saved in ${file} (${reasonOf(error)}). It is in memory, and is saved as soon as possible.`);
      isFailing = true;
    }
  };
  return {
    schedule() {
      timer ??= setTimeout(write, QUIET_MILLISECONDS);
    },
    close() {
      if (timer === undefined) return;
      clearTimeout(timer);
      write();
      clearTimeout(timer);
      if (!isFailing) return;
      const elsewhere = path.join(tmpdir(), `auto-triage-${process.pid}-${path.basename(file)}`);
      try {
        writeStateFile(elsewhere, collect());
        say(`The state is saved in ${elsewhere} instead. Move it to ${file} before the next start.`);
      } catch (error) {
        say(`The state cannot be saved in ${elsewhere} either (${reasonOf(error)}). What changed since the last time is lost.`);
      }
    },
  };
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
