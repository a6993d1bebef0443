/** What a value must look like to be taken for the secret that its name speaks of. */
export type Evidence =
  /** Whatever is no usual word, variable or placeholder: the name says it all. */
  | 'anything'
  /** As long as a token, with a digit where a sentence could continue. */
  | 'token'
  /** Letters mixed with digits or signs, as people do who are told to. */
  | 'mixed'
  /** Long, with letters and digits. */
  | 'long'
  /** Long, with small and capital letters and digits: no hash, no name. */
  | 'random'
  | 'digits';

interface SecretName {
  pattern: string;
  evidence: Evidence;
  /** A short word: a letter in front makes it part of another one (`compass`). */
  isShort?: true;
}

const PASSWORD_ABROAD = [
  'passwor[td]|kennwort|passord|wachtwoord|lösenord|adgangskode|salasana|lykilorð|aðgangsorð',
  'mot de passe|mdp|contraseñ?n?a|clave|senha|palavra[- ]passe|parol[aeă]',
  'has[łl]o|heslo|jelszó|пароль|lozinka|geslo|[şs]ifre',
  '密码|密碼|口令|パスワード|暗証番号|비밀번호|암호|mật khẩu|kata sandi|รหัสผ่าน|סיסמה|كلمة المرور|पासवर्ड',
].join('|');

/** `primary key`, `cache key` and `public key` open nothing. */
const KEY_OWNERS =
  'api|app|application|access|account|admin|auth|client|consumer|encryption|functions?|host|licen[cs]e|master|private|secret|security|server|service|shared|signing|signature|storage|subscription|webhook';

/** The first that fits counts. */
const SECRET_NAMES: SecretName[] = [
  { pattern: 'pass(?:word|wd|phrase|code)|pwd|requirepass|masterauth|bindpw', evidence: 'anything' },
  { pattern: PASSWORD_ABROAD, evidence: 'mixed' },
  { pattern: 'pass|pw|psw', evidence: 'mixed', isShort: true },
  { pattern: 'pin(?:[ _-]?(?:code|number))?', evidence: 'digits', isShort: true },
  { pattern: 'secret(?:[ _-]?(?:access[ _-]?)?key)?', evidence: 'token' },
  { pattern: `(?:${KEY_OWNERS})[ _-]?(?:access[ _-]?)?key`, evidence: 'token' },
  { pattern: 'token', evidence: 'token' },
  { pattern: 'credentials?|creds', evidence: 'token' },
  { pattern: '(?:j|php|asp\\.net_?)?sess(?:ion)?_?id|connect\\.sid', evidence: 'token' },
  { pattern: 'session|sid', evidence: 'long', isShort: true },
  { pattern: 'key', evidence: 'random', isShort: true },
];

/** All names in one pattern. */
export const ANY_SECRET_NAME = SECRET_NAMES.map(({ pattern }) => pattern).join('|');

const EXACT_NAMES = SECRET_NAMES.map((each) => ({ ...each, pattern: new RegExp(`^(?:${each.pattern})$`, 'i') }));

/** What is written in front of `pass` without a gap: `userpass`, `dbpass`. */
const GLUED = /(?:^|[^a-z])(?:user|root|admin|my|db|sql|smtp|imap|mail|ftp|ldap|http|proxy|login|new|old)$/i;

/** Whether the name continues in front: `compass` is no `pass`, but `db_pass`, `dbPass` and `dbpass` are. */
function isPartOfWord(name: string, before: string): boolean {
  const startsInside = /[A-Za-z]$/.test(before);
  const startsWithCapital = /[a-z]$/.test(before) && /^[A-Z]/.test(name);
  return startsInside && !startsWithCapital && !GLUED.test(before);
}

export interface NamedEvidence {
  evidence: Evidence;
  /** A short word says nothing where only a space follows: `pass the salt`. */
  isShort: boolean;
}

/** What a value must look like behind this name; null when the name means something else. */
export function evidenceFor(name: string, before: string): NamedEvidence | null {
  const known = EXACT_NAMES.find(({ pattern }) => pattern.test(name));
  if (known === undefined || /public[ _-]?(?:key[ _-]?)?$/i.test(before)) return null;
  const isShort = known.isShort === true;
  if (isShort && isPartOfWord(name, before)) return null;
  // `SMTP_PASS`, `db.pass` and `dbPass` leave no doubt.
  const isCertain = /^pass$/i.test(name) && /[A-Za-z][_.-]?$/.test(before);
  return { evidence: isCertain ? 'anything' : known.evidence, isShort };
}
