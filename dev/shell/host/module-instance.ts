import type { DocumentNode, Handler } from '../document/node';
import { snapshotDocument } from '../document/snapshot';
import { Live } from './live';

export type CommandTable = Readonly<Record<string, (data: unknown) => unknown>>;

export interface InstanceState {
  /** Null until the app has drawn something. */
  document: DocumentNode | null;
  /** The app's tree vanished because of an error: what React does when nothing catches it. */
  crashed: boolean;
  /** The frame has loaded, but its document never asked for the bridge. */
  silent: boolean;
  /** Text of the errors that nobody in the app caught, newest last. */
  errors: readonly string[];
}

/** An error this close to the moment when the tree became empty is taken for its cause. Milliseconds. */
const CRASH_WINDOW = 1_000;
const KEPT_ERRORS = 20;

interface Settle {
  resolve: (value: unknown) => void;
  reject: (message: string) => void;
}

/**
 * One running frame of the app. A new person, issue or reload makes a new instance, so that late answers to an old
 * frame end with it.
 */
export class ModuleInstance {
  readonly id = `forge-module-${crypto.randomUUID()}`;
  private state: InstanceState = { document: null, crashed: false, silent: false, errors: [] };
  private readonly watchers = new Set<() => void>();
  private readonly wrappers = new WeakMap<Handler, Handler>();
  private readonly endings: (() => void)[] = [];
  private frame: Window | null = null;
  private revive: (json: string) => unknown = (json) => JSON.parse(json) as unknown;
  private emptiedAt = Number.NEGATIVE_INFINITY;
  private failedAt = Number.NEGATIVE_INFINITY;
  private ended = false;

  constructor(private commands: CommandTable) {}

  /** Commands close over what the page shows now, so the page renews them with each render. */
  renewCommands(commands: CommandTable): void {
    this.commands = commands;
  }

  read = (): InstanceState => this.state;

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  };

  /** Called by the bridge client in the frame, before the app's own code runs. */
  connect(frame: Window, revive: (json: string) => unknown): (command: string, data: unknown, settle: Settle) => void {
    this.frame = frame;
    this.revive = revive;
    frame.addEventListener('error', (event) => this.fail(event.error ?? event.message));
    frame.addEventListener('unhandledrejection', (event) => this.fail(event.reason));
    return (command, data, settle) => this.call(command, data, settle);
  }

  frameLoaded(): void {
    if (this.frame === null) this.update({ silent: true });
  }

  /** Runs when the frame goes away: for subscriptions that it made. */
  atEnd(ending: () => void): void {
    this.endings.push(ending);
  }

  end(): void {
    this.ended = true;
    for (const ending of this.endings) ending();
    this.watchers.clear();
  }

  /** A value as the app's realm would have parsed it. */
  toApp(value: unknown): unknown {
    const json = JSON.stringify(value) as string | undefined;
    return json === undefined ? undefined : this.revive(json);
  }

  fail(error: unknown): void {
    const message = messageOf(error);
    console.error(`The app reported an error: ${message}`);
    this.failedAt = Date.now();
    this.update({ errors: [...this.state.errors, message].slice(-KEPT_ERRORS), crashed: this.isCrash() });
  }

  /** Calls a function of the app at once, and reports what it throws as the frame itself would. */
  wrap = (handler: Handler): Handler => {
    const known = this.wrappers.get(handler);
    if (known) return known;
    const wrapper: Handler = (...values) => {
      if (this.ended) return undefined;
      try {
        return handler(...values.map((value) => this.toApp(value)));
      } catch (error) {
        this.fail(error);
        return undefined;
      }
    };
    this.wrappers.set(handler, wrapper);
    return wrapper;
  };

  private call(command: string, data: unknown, settle: Settle): void {
    if (this.ended) return;
    if (command === 'reconcile') {
      this.reconcile(data);
      settle.resolve(undefined);
      return;
    }
    void this.answer(command, data).then(
      (value) => {
        if (!this.ended) settle.resolve(value instanceof Live ? value.value : this.toApp(value));
      },
      (error: unknown) => {
        if (!this.ended) settle.reject(messageOf(error));
      },
    );
  }

  private async answer(command: string, data: unknown): Promise<unknown> {
    const run = Object.hasOwn(this.commands, command) ? this.commands[command] : undefined;
    if (run === undefined) {
      const message = `The offline host does not know the bridge command "${command}".`;
      console.error(message);
      throw new Error(message);
    }
    return run(data);
  }

  private reconcile(data: unknown): void {
    try {
      const document = snapshotDocument((data as { forgeDoc?: unknown } | undefined)?.forgeDoc, this.wrap);
      // A macro's configuration is a second root; a Jira module has none to show.
      if (document.type !== 'Root') return;
      const wasFilled = (this.state.document?.children.length ?? 0) > 0;
      if (document.children.length === 0 && wasFilled) this.emptiedAt = Date.now();
      if (document.children.length > 0) this.emptiedAt = Number.NEGATIVE_INFINITY;
      this.update({ document, crashed: document.children.length === 0 && (this.state.crashed || this.isCrash()) });
    } catch (error) {
      this.fail(error);
    }
  }

  private isCrash(): boolean {
    return Math.abs(this.failedAt - this.emptiedAt) < CRASH_WINDOW;
  }

  private update(change: Partial<InstanceState>): void {
    this.state = { ...this.state, ...change };
    for (const watcher of this.watchers) watcher();
  }
}

/** Errors come from the frame's realm, where `instanceof Error` of this page is false. */
function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  return String(error);
}
