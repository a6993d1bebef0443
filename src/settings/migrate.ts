/** What is stored or imported, of whatever version. */
export type Stored = Record<string, unknown>;

/** From each version to the next. */
export type MigrationSteps = Record<number, (stored: Stored) => Stored>;

export function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object with one key renamed; what is no object comes back as it is. */
export function renameKey(value: unknown, from: string, to: string): unknown {
  if (!isStored(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, content]) => [key === from ? to : key, content]));
}

/**
 * Brings a document to the version `latest`, step by step. What is no object, or of a version that this
 * app does not know, comes back as it is, for the schema to refuse.
 */
export function migrate(stored: unknown, steps: MigrationSteps, latest: number): unknown {
  if (!isStored(stored)) return stored;
  let current = stored;
  for (let version = Number(current['schemaVersion']); version < latest; version += 1) {
    const step = steps[version];
    if (step === undefined) return stored;
    current = { ...step(current), schemaVersion: version + 1 };
  }
  return current;
}
