/** Code points of text that are looked at; also what Jira allows in a description. */
export const INPUT_LIMIT = 32_767;

/** Code points of a cleaned summary; also what Jira allows in one. */
export const SUMMARY_LIMIT = 255;

/** Code points of a cleaned description. */
export const DESCRIPTION_LIMIT = 1_000;
