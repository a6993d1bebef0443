import { createKeySpace, type KeySpace } from './key-space';
import { createQueryView, type QueryView } from './query-view';
import { refuse, type EntitySchemas, type StorageState, type StoredValue } from './storage-types';

/** One custom entity: its records, and the records as queries see them. */
export interface EntitySpace {
  values: KeySpace;
  view: QueryView;
  attributes: string[];
}

export interface EntitySpaces {
  /** Refuses a name that the manifest does not declare, as Forge does (404, `SCHEMA_NOT_FOUND`, seen on a site). */
  of(name: unknown): EntitySpace;
  /** Throws what Forge throws for a record with an attribute that the manifest does not declare. */
  checkRecord(name: unknown, value: unknown): void;
  all(): [string, EntitySpace][];
}

/** Records of the Custom Entity Store: key spaces of their own, one for each entity. */
export function createEntitySpaces(options: {
  schemas: EntitySchemas;
  state: NonNullable<StorageState['entities']>;
  now: () => number;
  delay: () => number;
  onChange: () => void;
}): EntitySpaces {
  const { schemas, state, now, delay, onChange } = options;
  const spaces = new Map<string, EntitySpace>();
  for (const [name, attributes] of Object.entries(schemas)) {
    const stored = state[name] ?? {};
    const view = createQueryView(stored, now, delay);
    const note = (key: string, value: StoredValue | null): void => {
      view.note(key, value);
      onChange();
    };
    spaces.set(name, { values: createKeySpace(stored, now, note), view, attributes });
  }
  const of = (name: unknown): EntitySpace => {
    const space = typeof name === 'string' ? spaces.get(name) : undefined;
    return space ?? refuse(404, 'SCHEMA_NOT_FOUND', 'The manifest declares no custom entity of this name.');
  };
  return {
    of,
    checkRecord(name, value) {
      const { attributes } = of(name);
      const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (!isRecord || Object.keys(value).some((attribute) => !attributes.includes(attribute))) {
        refuse(400, 'INVALID_ENTITY_VALUE', 'A record of a custom entity is an object with attributes that the manifest declares.');
      }
    },
    all: () => [...spaces],
  };
}
