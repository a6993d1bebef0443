import type { MaskMatch, MaskRule } from './mask-rule';

const TOKEN = '[token]';
const SECRET = '[secret]';

/** Tokens that say by their first characters who issued them. A match starts where no other word goes on. */
const TOKEN_SHAPES = [
  '(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}', // Amazon Web Services
  'gh[pousr]_[A-Za-z0-9]{20,255}', // GitHub
  'github_pat_\\w{22,255}',
  'gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat|ffct|oas)-[\\w.-]{20,255}', // GitLab
  'xox[abeoprs]-[A-Za-z0-9-]{10,255}', // Slack
  'xapp-\\d-[A-Za-z0-9-]{10,255}',
  '[prs]k_(?:live|test)_[A-Za-z0-9]{10,255}', // Stripe
  'whsec_[A-Za-z0-9+/=]{16,255}',
  'AIza[\\w-]{35}', // Google
  'ya29\\.[\\w-]{20,1024}',
  'GOCSPX-[\\w-]{20,64}',
  'AT(?:ATT|CTT)3[\\w=-]{20,512}', // Atlassian
  'ATBB[A-Za-z0-9]{20,64}',
  'npm_[A-Za-z0-9]{30,64}',
  'pypi-[\\w-]{32,512}',
  'hf_[A-Za-z0-9]{30,64}', // Hugging Face
  'SG\\.[\\w-]{16,64}\\.[\\w-]{16,128}', // SendGrid
  'do[opr]_v1_[a-f0-9]{40,64}', // DigitalOcean
  'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}', // Shopify
  'dckr_pat_[\\w-]{20,64}', // Docker
  'hv[sb]\\.[\\w-]{24,512}', // HashiCorp Vault
  'glsa_\\w{32,64}', // Grafana
  'sntry[su]_[\\w=+/-]{32,512}', // Sentry
  'dapi[a-f0-9]{32}', // Databricks
  'gsk_[A-Za-z0-9]{32,64}', // Groq
  'xai-[A-Za-z0-9]{32,128}',
  'figd_[\\w-]{32,64}', // Figma
  'lin_api_[A-Za-z0-9]{32,64}', // Linear
  '\\d{8,10}:AA[\\w-]{33}', // Telegram
];

const KEY_WORDS =
  'pass(?:word|wd|phrase|code)|pwd|secret(?:[ _-]?(?:access[ _-]?)?key)?|(?:api|access|private|account|auth|encryption|signing)[ _-]?key|(?:auth|access|refresh|bearer|id|api|csrf|session)?[ _-]?token|credentials?|(?:j|php)?session[_-]?id|connect\\.sid';

/** What stands after such a word in code, messages and prose, and is no secret. */
const NO_SECRET =
  /^(?:null|nil|none|undefined|true|false|empty|required|missing|invalid|incorrect|wrong|expired|unknown|unset|optional|string|str|text|bool|boolean|bytes|int|is|was|not|must|should|cannot|can|has|the|a|an|this|that|and|or|for|from|with|new|await|self|it|if|when|field|value|token|password|secret|expected|unexpected|redacted|hidden|change|changes|\*+|x+|\.+)$/i;

function hasDigit(text: string): boolean {
  return /\d/.test(text);
}

/**
 * A password is whatever is no expression and no usual word. Tokens and keys must be longer, and where a sentence
 * could go on (`token: …`) they must look random.
 */
function isSecretValue({ secret, keep, after }: MaskMatch): boolean {
  const value = secret.replace(/^["']|["']$/g, '');
  if (NO_SECRET.test(value) || /^[./~$%<{(\\]/.test(value) || /^[(.[]/.test(after)) return false;
  if (/^[\w$]+(?:\.[A-Za-z_$][\w$]*)+$/.test(value) && !hasDigit(value)) return false;
  const isQuoted = value !== secret;
  if (/pass|pwd/i.test(keep)) return value.length >= 3;
  if (value.length < 6) return false;
  const goesOnInProse = /[:\s]\s*$/.test(keep);
  return isQuoted || !goesOnInProse || hasDigit(value) || value.length >= 20;
}

/** Keys, tokens, passwords, and the words in front of them that give them away. */
export const SECRET_RULES: MaskRule[] = [
  {
    // Between its two lines, or as far as lines of base64 go.
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:(?:(?!-----)[^])*-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|(?:(?:\s|\\[nr])+[A-Za-z0-9+/=]{24,})*)/g,
    replacement: '[private key]',
  },
  {
    pattern: /(?<keep>\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?:@[\]]{0,200}:[^\s/?@]{1,200}(?=@)/gi,
    replacement: '[credentials]',
  },
  {
    // JSON web tokens, signed (three parts) and encrypted (five).
    pattern: /(?<![\w.-])eyJ[\w-]{10,}(?:\.[\w-]*){2,4}/g,
    replacement: TOKEN,
  },
  { pattern: new RegExp(`(?<![A-Za-z0-9_])(?:${TOKEN_SHAPES.join('|')})`, 'g'), replacement: TOKEN },
  {
    // OpenAI and Anthropic; without a digit it is a name such as `sk-learn-contrib-package`.
    pattern: /(?<![\w-])sk-(?:[a-z]{2,8}\d{0,2}-)?[\w-]{20,255}/g,
    replacement: TOKEN,
    accepts: ({ text }) => /[A-Za-z0-9_]{12}/.test(text) && hasDigit(text),
  },
  {
    pattern: /(?<keep>\bhooks\.slack\.com\/services\/)[\w/]{20,120}/g,
    replacement: TOKEN,
  },
  {
    pattern: /(?<keep>\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:(?:bearer|basic|token|apikey|negotiate|digest)\s{1,3})?)[\w.~+/=:-]{6,4096}/gi,
    replacement: TOKEN,
    accepts: ({ secret }) => looksEncoded(secret),
  },
  {
    pattern: /(?<keep>\b(?:bearer|basic)\s{1,3})[\w.~+/=-]{12,4096}/gi,
    replacement: TOKEN,
    accepts: ({ secret }) => looksEncoded(secret),
  },
  {
    // password=…, "token": "…", --secret …, <password>…</password>
    pattern: new RegExp(
      `(?<keep>(?:${KEY_WORDS})(?:["'\\]]{0,2}\\s{0,3}(?:=>|:=|[:=])\\s{0,3}|>(?=[^<>\\s]{1,200}<\\/)))(?:"[^"\\n]{1,200}"|'[^'\\n]{1,200}'|[^\\s"'\`,;<>&()[\\]{}]{1,512})`,
      'gi',
    ),
    replacement: SECRET,
    accepts: isSecretValue,
  },
  {
    pattern: new RegExp(`(?<keep>(?<!\\w)--?(?:[a-z]{1,20}-)?(?:${KEY_WORDS}) )[^\\s"'\`<>-][^\\s"'\`<>]{2,255}`, 'gi'),
    replacement: SECRET,
    accepts: ({ secret }) => !NO_SECRET.test(secret),
  },
];

function looksEncoded(value: string): boolean {
  return hasDigit(value) || /[a-z][A-Z]|=$/.test(value);
}
