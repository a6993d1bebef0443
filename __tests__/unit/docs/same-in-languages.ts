/** Texts that the manifest names, in English by their names, in which Forge takes no spaces. */
export const MANIFEST_TEXTS = { 'suggest-triage': 'Suggest triage', Triage: 'Triage' };

const UNITS = ['{seconds} s', '{hours} h', '{minutes} min'];

/** What reads the same as in English, looked at one by one: a text that nobody translated would be another. */
export const SAME_IN: Readonly<Record<string, readonly string[]>> = {
  'de-DE': ['{seconds} s', 'Export', 'Host: {host}', 'Import', 'Limits', 'Name', 'Start', 'Token', 'Triage', 'Version {version}'],
  'es-ES': [...UNITS, 'Token', 'no'],
  'fr-FR': [...UNITS, 'Confirmation', 'Instructions', 'Minimum', 'Suggestions', 'Triage', 'Version {version}', '{count} (maximum {limit})'],
  'pt-BR': [...UNITS, 'Endpoint', 'Host: {host}', 'Token', 'status {status}'],
};
