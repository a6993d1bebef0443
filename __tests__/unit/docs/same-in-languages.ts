/** Texts that the manifest names. */
export const MANIFEST_TEXTS = ['Suggest triage', 'Triage'];

/** What reads the same as in English, looked at one by one: a text that nobody translated would be another. */
export const SAME_IN: Readonly<Record<string, readonly string[]>> = { 'de-DE': ['Host: {host}', 'Triage', '{seconds} s'] };
