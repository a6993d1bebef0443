import { latePattern } from '../../late-pattern';
import type { Evidence } from './secret-names';

const letterOrDigit = latePattern(String.raw`[\p{L}\p{N}]`, 'u');
const letter = latePattern(String.raw`\p{L}`, 'u');

/** A value behind a name, as it is in the text. */
export interface NamedValue {
  text: string;
  isQuoted: boolean;
  /** What stands between the name and the value. */
  separator: string;
  after: string;
}

/** What stands behind such a name in code, messages and prose, and is no secret. */
const USUAL_WORDS = new Set(
  (
    'null nil none undefined true false yes no on off empty blank required requires missing invalid incorrect wrong bad weak expired expires unknown unset ' +
    'optional string str text bool boolean bytes int integer number char varchar object any void is was are not must should cannot can has have the a an ' +
    'this that these your my our and or but for from with without in of to at by as new await self it if when then than field value values token tokens ' +
    'password passwords passwd pass secret key login user username expected unexpected redacted hidden masked removed encrypted plain plaintext change ' +
    'changed changes reset resets include includes omit same-origin see enter type basic bearer oauth oauth2 default failed fails failure error exception ' +
    'length field too more only same one some no-one protected visible shown stored saved sent set get returns return found unsupported ' +
    'falsch leer ungültig vergessen erforderlich incorrecto incorrecta requerido inválida incorrect requis obligatoire'
  ).split(' '),
);

/** Names of algorithms and formats have digits too. */
const ALGORITHM =
  /^(?:(?:base|sha|md|utf|aes|rsa|des|http|oauth|saml|ntlmv?|x|ipv|rot|pbkdf|argon|bcrypt|scrypt|latin|iso)[-_]?\d|\d+(?:-[a-z]+)+$)/i;

/** `${VAR}`, `$var`, `%s`, `%VAR%`, `{{ x }}`, `#{x}`, `<x>`, `@param`, `:param`, `!tag`, `?`, `***`, `xxxx`, `…`. */
const PLACEHOLDER =
  /^(?:\$[({]|\$[A-Za-z_]\w*$|%[sdvq@]$|%\(|%\w+%$|\{\{|#\{|<|@[A-Za-z_]+$|:[A-Za-z_]+$|!\w*[A-Za-z]$|\?+$|(.)\1*$|\[[a-z ]+\](?:\\n)*$|\.\.\.|…|=)/;

/** The first folder of a path is a word; an address and a time are no secret either. */
const PATH_ADDRESS_OR_TIME =
  /^(?:~|\.{1,2})?\/(?:[A-Za-z_.-]+(?:\/|$)|$)|^[A-Za-z]:[\\/]|^\\\\|^[a-z][a-z0-9+.-]{1,20}:\/\/|^(?:jdbc|file|classpath|env|vault|arn|ssm):|^\d{1,2}:\d\d(?::\d\d)?$/i;

/** `config.password`, `process.env.TOKEN`, `GITHUB_TOKEN`, `userPassword`, `your-password`, `my_secret`. */
function isReference({ text: value, separator }: NamedValue): boolean {
  if (/\d/.test(value)) return false;
  const isDotted = /^[\w$]+(?:\.[A-Za-z_$][\w$]*)+$/.test(value);
  const isConstant = /^[A-Z]+(?:_[A-Z]+)+$/.test(value);
  // In properties and addresses nothing stands around the sign, and nothing is referred to.
  const isNamedAlike =
    separator !== '=' && /pass|pwd|token|secret|key|credential/i.test(value) && /^[a-z]+(?:[A-Z_-][A-Za-z]*)+$/.test(value);
  return isDotted || isConstant || isNamedAlike;
}

/** Assigned in code, not configured: `password = other;` */
function isAssignment({ text, separator, after }: NamedValue): boolean {
  return /^ .* $/.test(separator) && /^[A-Za-z_]+$/.test(text) && /^(?:;\s*(?:\n|$)|\))/.test(after);
}

function isNoSecret(value: NamedValue): boolean {
  const { text, isQuoted, after } = value;
  if (!letterOrDigit().test(text)) return true;
  if (USUAL_WORDS.has(text.toLowerCase()) || PLACEHOLDER.test(text) || PATH_ADDRESS_OR_TIME.test(text)) return true;
  if (isQuoted) return false;
  return /^[([]/.test(after) || isReference(value) || isAssignment(value);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function isMixed(value: string): boolean {
  const text = value.replace(/[!?]+$/, '');
  if (ALGORITHM.test(text)) return false;
  const hasSign = /[!@#$%^&*+=~?]/.test(text);
  return value.length >= 5 && letter().test(text) && (hasSign || (/\d/.test(text) && value.length >= 6));
}

const FITS: Record<Evidence, (value: NamedValue) => boolean> = {
  anything: ({ text }) => text.length >= 3,
  token: ({ text, isQuoted, separator }) => {
    const goesOnInProse = /[:\s]\s*$/.test(separator);
    return text.length >= 6 && (isQuoted || !goesOnInProse || /\d/.test(text) || text.length >= 20);
  },
  mixed: ({ text }) => isMixed(text),
  long: ({ text }) => text.length >= 12 && /[A-Za-z]/.test(text) && count(text, /\d/g) >= 2,
  random: ({ text }) =>
    text.length >= 20 &&
    /^[\w+/=~-]+$/.test(text) &&
    /[a-z]/.test(text) &&
    /[A-Z]/.test(text) &&
    count(text, /\d/g) >= (text.length < 32 ? 3 : 1) &&
    !/[a-z]{9}/.test(text),
  digits: ({ text }) => /^\d{4,8}$/.test(text),
};

/** Whether the value is what its name says. */
export function isSecretValue(value: NamedValue, evidence: Evidence): boolean {
  return FITS[evidence](value) && !isNoSecret(value);
}
