/**
 * How much is ticked beforehand, until a site has figures of its own: few and nearly always right, what is more likely right
 * than wrong, or whatever there is some reason for.
 */
export const EAGERNESS = ['careful', 'balanced', 'eager'] as const;

export type Eagerness = (typeof EAGERNESS)[number];

/** What settings, payloads and front ends have to know of a field. What only the functions know stands in `src/fields`. */
interface FieldTraits {
  /** Whether its one value is replaced; otherwise values are added to those that are there. */
  replaces: boolean;
  /** How an allowlist names a value. By id where the names follow the reader's language. */
  listedBy: 'id' | 'name';
  /** Where its values are found: listed by each project, or in use on issues. */
  foundIn: 'projects' | 'issues';
  /** Whether a name may have spaces. */
  hasSpaces: boolean;
  /** Values on an allowlist. */
  mostListed: number;
  /** Values that an administrator may let the model propose. */
  mostProposed: number;
  /** The confidence from which a value is ticked beforehand, for each choice that an administrator has. */
  minimums: Record<Eagerness, number>;
  /** What it has of settings besides, on a site that has saved none. */
  initial: { max: number } | { overwrite: boolean; defaultId: null };
}

const USUAL_MINIMUMS: Record<Eagerness, number> = { careful: 0.7, balanced: 0.5, eager: 0.35 };

/** The only fields that the app ever proposes or changes, by their names in Jira and in the order in which they are shown. */
export const FIELD_TRAITS = {
  priority: {
    replaces: true,
    listedBy: 'id',
    foundIn: 'projects',
    hasSpaces: true,
    mostListed: 50,
    mostProposed: 1,
    minimums: USUAL_MINIMUMS,
    initial: { overwrite: false, defaultId: null },
  },
  components: {
    replaces: false,
    listedBy: 'name',
    foundIn: 'projects',
    hasSpaces: true,
    mostListed: 500,
    mostProposed: 10,
    minimums: USUAL_MINIMUMS,
    initial: { max: 3 },
  },
  labels: {
    replaces: false,
    listedBy: 'name',
    foundIn: 'issues',
    hasSpaces: false,
    mostListed: 500,
    mostProposed: 20,
    // One word that happens to stand in the text is enough for many a label, so they need more.
    minimums: { careful: 0.8, balanced: 0.65, eager: 0.5 },
    initial: { max: 5 },
  },
} as const satisfies Record<string, FieldTraits>;

export type TriageField = keyof typeof FIELD_TRAITS;

export const TRIAGE_FIELDS = Object.keys(FIELD_TRAITS) as readonly TriageField[];

/** A value of one of the fields. A label's id is the label itself. */
export interface FieldValue {
  id: string;
  name: string;
}

/** A record by field, each part made by `make`. */
export function byField<Value>(make: (field: TriageField) => Value): Record<TriageField, Value> {
  return Object.fromEntries(TRIAGE_FIELDS.map((field) => [field, make(field)])) as Record<TriageField, Value>;
}

/** Whether accepting a value of the field replaces the one that is there. */
export function replaces(field: TriageField): boolean {
  return FIELD_TRAITS[field].replaces;
}
