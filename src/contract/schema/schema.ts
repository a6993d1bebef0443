/** What a schema refused: where, and what to do, with what stands for the names in braces of the message. */
export interface Issue {
  path: PropertyKey[];
  message: string;
  values?: Readonly<Record<string, string | number>>;
  /** Names that the object does not know, where that is what is wrong. */
  unknownKeys?: string[];
}

export type Parsed<Output> =
  { success: true; data: Output; error?: undefined } | { success: false; data?: undefined; error: { issues: Issue[] } };

/** Looks at a value and gives what becomes of it, or adds what is wrong with it. */
export type Read = (value: unknown, issues: Issue[]) => unknown;

/** Changes a value of the right type, or adds what is wrong with it. */
export type Check<Value> = (value: Value, issues: Issue[]) => Value;

/** What is said where a schema says nothing of its own. */
export const INVALID = 'Invalid input';

/** What is known of a schema beside how it reads. */
export interface Traits {
  /** Whether an object may lack it. */
  mayLack?: boolean;
  /** Whether it makes a value of nothing: by itself, or only where an object lacks it. */
  fills?: 'always' | 'lacking';
  /** The values that it takes, where they are few. */
  values?: readonly unknown[];
}

/**
 * A shape that a value has to have. `Input` differs from `Output` where something is filled in or changed. Everything from
 * outside goes through one: payloads, stored records, what Jira and the endpoint answer.
 */
export class Schema<out Output = unknown, out Input = unknown> {
  /** For the compiler alone. */
  declare readonly types?: { output: Output; input: Input };

  constructor(
    readonly read: Read,
    readonly traits: Traits = {},
  ) {}

  /** The same, with more to ask of a value that is of the right type. */
  check(...checks: Check<Output>[]): this {
    const read: Read = (value, issues) => {
      const before = issues.length;
      const found = this.read(value, issues);
      return issues.length > before ? found : checks.reduce((now, check) => check(now, issues), found as Output);
    };
    return Object.assign(Object.create(this) as this, { read });
  }

  safeParse(value: unknown): Parsed<Output> {
    const issues: Issue[] = [];
    const data = this.read(value, issues);
    return issues.length === 0 ? { success: true, data: data as Output } : { success: false, error: { issues } };
  }

  /** @throws Error that says nothing of the value */
  parse(value: unknown): Output {
    const parsed = this.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new Error(INVALID);
  }
}

export type OutputOf<Of> = Of extends Schema<infer Output> ? Output : never;

export type InputOf<Of> = Of extends Schema<unknown, infer Input> ? Input : never;

/** Adds what is wrong with a value; it stays as it is. */
export function refuse<Value>(value: Value, issues: Issue[], message: string = INVALID, values?: Issue['values']): Value {
  issues.push({ path: [], message, ...(values === undefined ? {} : { values }) });
  return value;
}

/** Reads what stands under a key of something larger. */
export function readAt({ read }: Schema, key: PropertyKey, value: unknown, issues: Issue[]): unknown {
  const before = issues.length;
  const found = read(value, issues);
  for (const issue of issues.slice(before)) issue.path.unshift(key);
  return found;
}
