import { byPattern, type MaskRule, type Span } from '../mask-rule';
import { readContent, readValue } from './read-value';
import { ANY_SECRET_NAME, evidenceFor, type Evidence } from './secret-names';
import { isSecretValue } from './secret-value';

/** `password1`, `SECRET_KEY_BASE`, `api_key_prod`. */
const SUFFIX = '(?:[_-]?(?:\\d{1,2}(?!:\\d)|base|value|prod|production|dev|test|staging|stage|live|new|old))?';
/** `password for user joe:`, `password (temporary):` */
const WHOSE = '(?: (?:for|of)(?: the)?(?: user| account)? [\\w.@+-]{1,64}| \\([^()\\n]{1,30}\\))?';
/** A sign between, quotes and brackets around it; defused ones too. */
const SIGN = '["\'`\\])\\\\]{0,3} {0,3}(?:\\[[=:]\\]|=>|:=|::|->|[=:：＝]) {0,3}';
const ELEMENT = '>(?=[^<>\\n]{1,200}<\\/)';
/** `name="password" value="…"`, `{"name": "PASSWORD", "value": "…"}`, `- name: PASSWORD` with `value: …` below. */
const ATTRIBUTE = '["\'\\\\]{0,2}[ ,\\n]{1,14}(?:type=["\'][\\w.]{1,40}["\'] )?["\'\\\\]{0,2}value["\'\\\\]{0,2} ?[:=] ?';
const IS = ' (?:is|was|are|ist|lautet|est|es)(?: (?:now|still|set to))?:? ';

const NAMED = new RegExp(`(?<name>${ANY_SECRET_NAME})${SUFFIX}(?<separator>${WHOSE}${SIGN}|${ELEMENT}|${ATTRIBUTE}|${IS}| {1,2})`, 'gi');

const CONTEXT = 40;

/** In prose the name alone says little: `the password is wrong`, `an API key costs nothing`. */
function inProse(evidence: Evidence): Evidence {
  if (evidence === 'anything' || evidence === 'mixed') return 'mixed';
  return 'random';
}

/** Whether only a space stands between, as between an option and its value: `--password x`, `requirepass x`. */
function isOption(name: string, before: string): boolean {
  return /(?<!\w)--?(?:[a-z0-9]{1,20}-){0,3}$/i.test(before) || /^(?:requirepass|masterauth|bindpw)$/i.test(name);
}

function evidenceOf(name: string, separator: string, before: string): Evidence | null {
  const named = evidenceFor(name, before);
  if (named === null) return null;
  const isAssigned = /[:=>：＝\]]/.test(separator);
  const isSpace = separator.trim() === '';
  if (isAssigned || (isSpace && isOption(name, before))) return named.evidence;
  return isSpace && named.isShort && named.evidence !== 'random' ? null : inProse(named.evidence);
}

/** Values that are secret because of the name in front of them. */
function findNamedSecrets(text: string): Span[] {
  const spans: Span[] = [];
  const named = new RegExp(NAMED);
  for (let match = named.exec(text); match !== null; match = named.exec(text)) {
    const { name = '', separator = '' } = match.groups ?? {};
    const from = named.lastIndex;
    const evidence = evidenceOf(name, separator, text.slice(Math.max(0, match.index - CONTEXT), match.index));
    const value = separator.endsWith('>') && separator.length === 1 ? readContent(text, from) : readValue(text, from);
    // A value may be the next name: `password token=x`.
    named.lastIndex = match.index + name.length;
    if (evidence === null || value === null) continue;
    const { start, end, isQuoted } = value;
    if (!isSecretValue({ text: text.slice(start, end), isQuoted, separator, after: text.slice(end, end + CONTEXT) }, evidence)) continue;
    spans.push({ start, end });
    named.lastIndex = end;
  }
  return spans;
}

const LOGIN = '[\\w.@+-]{2,64}';

/** Passwords, tokens and keys with their names in front; logins with both parts in one. */
export const NAMED_SECRET_RULES: MaskRule[] = [
  // login/password: joe/tiger
  byPattern(
    'credentials',
    new RegExp(`(?<keep>\\b(?:login|user(?:name)?) ?/ ?(?:pass(?:word)?|pw|pwd) ?[:=] ?["']?)${LOGIN} ?[/:] ?[^\\s"'\`<>/]{3,128}`, 'gi'),
  ),
  byPattern(
    'credentials',
    new RegExp(
      `(?<keep>\\b(?:(?:login|identifiants|credenciales) ?[:=]|(?:credentials?|creds|zugangsdaten|anmeldedaten)(?: ?[:=])?) ?["']?)${LOGIN} ?[/:] ?(?=[^\\s]{0,64}\\d)[^\\s"'\`<>/,;]{4,128}`,
      'gi',
    ),
  ),
  // SQL, and the .netrc file.
  byPattern('secret', /(?<keep>\b(?:identified by|with (?:encrypted )?password|password ?\() ?["'])[^"'\n]{1,128}(?=["'])/gi),
  byPattern('secret', /(?<keep>\blogin \S{1,64}\s{1,3}password )[^\s"'<>[\]]{3,128}/g),
  { kind: 'secret', find: findNamedSecrets },
];
