import * as z from 'zod/mini';
import { PROJECT_SETTINGS_SCHEMA_VERSION } from './limits';
import { once } from './once';
import type { ProjectView } from './project-values';
import { allowlistSchemas, labelMappingsSchema, rulesSchema, type Settings } from './settings';
import { untriagedSchema } from './untriaged';
import { byField, type FieldValue, type TriageField } from './triage-field';

type OwnAllowlistSchemas = { [Field in TriageField]: z.ZodMiniNullable<ReturnType<typeof allowlistSchemas>[Field]> };

function ownAllowlistSchemas(): OwnAllowlistSchemas {
  const ofSite = allowlistSchemas();
  return byField((field) => z.nullable<z.ZodMiniType>(ofSite[field])) as OwnAllowlistSchemas;
}

/** What a project has of its own. Null: the site's value is inherited. A list replaces the site's list whole. */
export const projectSettingsSchema = once(() =>
  z.strictObject({
    schemaVersion: z.literal(PROJECT_SETTINGS_SCHEMA_VERSION),
    allowlists: z.strictObject(ownAllowlistSchemas()),
    labelMappings: z.nullable(labelMappingsSchema()),
    rules: z.nullable(rulesSchema()),
    /** What counts as untriaged; null: what has no value in the fields that are in use. The site has no such setting. */
    untriaged: z.nullable(untriagedSchema()),
    /** Whether proposals are made ready for new issues, which the app itself reads then. An administrator has agreed to that. */
    onArrival: z.boolean(),
  }),
);

export type ProjectSettings = z.infer<ReturnType<typeof projectSettingsSchema>>;

/** The part of the site's settings that a project may replace. It holds nothing of the endpoint. */
export type InheritableSettings = Pick<Settings, Exclude<keyof ProjectSettings, 'schemaVersion' | 'untriaged' | 'onArrival'>>;

/** A project that has settings of its own. They are null where they cannot be read. */
export type OwnProjectSettings = ProjectView & { settings: ProjectSettings | null };

/** A project's own settings in an export, where another site's ids would mean nothing. */
export interface ExportedProject {
  key: string;
  settings: ProjectSettings;
}

export interface ProjectSettingsView {
  project: ProjectView;
  /** 0 when nothing was ever saved for this project. To be sent back with the next save. */
  version: number;
  settings: ProjectSettings;
  /** What stands where nothing is overridden. */
  inherited: InheritableSettings;
  /** The site's rules, which stand for each list that is inherited. */
  automatic: Settings['automatic'];
  /** Whether values may be allowed here that the site's lists do not have. */
  mayWiden: boolean;
  /** Whether the site lets the app work in this project at all. */
  isIncluded: boolean;
  /** What the project has in Jira; null for a field that takes any value. */
  values: Record<TriageField, FieldValue[] | null>;
}
