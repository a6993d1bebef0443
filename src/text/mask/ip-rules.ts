import { latePattern } from '../late-pattern';
import { byPattern, inContext, matchesOf, type MaskMatch, type MaskRule, type Span } from './mask-rule';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IPV4 = new RegExp(`(?<![\\w.-])(?:${OCTET}\\.){3}${OCTET}(?!\\w|\\.\\w)`, 'g');

const VERSION_BEFORE =
  /(?:\b(?:v|ver|versions?|releases?|released|build|rev|revision|firmware|(?:up|down)grad(?:e|es|ed|ing)|updat(?:e|ed|ing)|migrat(?:e|ed|ing)|bump(?:ed|ing)?|since|affect(?:s|ed)|fix(?:ed)?_?versions?|fixed|introduced|patch(?:ed)?|backport(?:ed)?|driver|hotfix|service pack|jdk|jre|java|jar|chrome|firefox|windows|branch|trunk|codeline|tag|section|chapter|specification|as of|run(?:s|ning)?(?: with)?|than|works?|fails)\b["']?[\s:=("'[-]*(?:(?:of|from|to|in|is|the|at|line|fine) ){0,3}[("'[]{0,2}|[=<>~^]=\s?|jar:\s?)$/i;
const VERSION_AFTER =
  /^(?:\s*\)?\s*(?:release|version|branch|build|rc\d?|beta|alpha|snapshot|codeline|jars?|database)\b|[-_+][A-Za-z]|\s*-?\s*\((?:\d{4,}|RC\d?)\)|-\d\+)/i;

/** A product's name begins with a capital: `Oracle 19.3.0.0`, `Network Server - 10.2.0.0`, `Chrome/91.0.0.0`. */
const productBefore = latePattern(
  String.raw`(?<![\p{L}\p{N}])(?!(?:From|To|On|In|At|With|Using|By|Via|And|Or|For|Both|The|All|When|If|Is|User)\b)[\p{Ll}\p{N}]{0,4}\p{Lu}[\p{L}\p{N}+#.]{1,30}(?: -)?[ /]$`,
  'u',
);

const HOST_BEFORE =
  /(?:\b(?:ips?|ipv4|host(?:s|name)?|addr(?:ess(?:es)?)?|servers?|clients?|peers?|dns|gateways?|prox(?:y|ies)|nodes?|ping|ssh|telnet|curl|nslookup|traceroute|router|subnet|cidr|inet|broadcast|connect(?:ed|ing|ions?)?(?: to| from)?|listen(?:ing)?(?: on)?|forwarded-for|(?:allow|block|den)(?:y|ed|ied)?(?: from)?|bind(?:ing)?(?: to)?|resolves? to)\b["']?[\s:=("'[]{0,4}|\/\/|@|\b[A-Za-z][\w-]{0,38}\/)$/i;
const HOST_AFTER = /^(?:\]?:\d|\/\d{1,2}(?![\d.])|#\d| - - \[)/;

/** `maybe-version` and `maybe-host`: nothing around it says so, but numbers like these usually are. */
type Verdict = 'host' | 'version' | 'maybe-version' | 'maybe-host';

function judgeIpv4({ text, before, after }: MaskMatch): Verdict {
  if (HOST_AFTER.test(after)) return 'host';
  if (VERSION_BEFORE.test(before) || VERSION_AFTER.test(after)) return 'version';
  const octets = text.split('.').map(Number);
  const isSmall = octets.every((octet) => octet < 100);
  const isLow = (octets[0] ?? 0) < 10;
  const isRound = text.endsWith('.0.0');
  const isInPath = /[\w-]\/$/.test(before) && /^\/[A-Za-z]/.test(after);
  const isProduct = productBefore().test(before) && (isSmall || isRound || isLow);
  const isHost = HOST_BEFORE.test(before);
  if (isInPath || (isProduct && (!isHost || before.endsWith('/')))) return 'version';
  if (isHost || (!isSmall && !isRound) || /^(\d)\.\1\.\1\.\1$/.test(text)) return 'host';
  return isLow || isRound || /\bin $/.test(before) ? 'maybe-version' : 'maybe-host';
}

/** Loopback, all addresses, and masks. */
const NOBODYS = /^(?:127\.|0\.0\.0\.0$|255\.255\.)/;

/** Between two of a list or a range: the second is what the first is. */
const LISTED = /^(?:,|;| and| or| to| vs\.?|\/| \/| ->| -)? ?$/;

interface Candidate {
  span: Span;
  first: string;
  network: string;
  verdict: Verdict;
}

function findCandidates(text: string): Candidate[] {
  const candidates: Candidate[] = [];
  for (const match of matchesOf(text, IPV4)) {
    if (NOBODYS.test(match[0])) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    const [first = '', second = ''] = match[0].split('.');
    const judged = judgeIpv4(inContext(text, span));
    const previous = candidates.at(-1);
    const isListed = previous !== undefined && span.start - previous.span.end < 8 && LISTED.test(text.slice(previous.span.end, span.start));
    const verdict = isListed && judged.startsWith('maybe') ? previous.verdict : judged;
    candidates.push({ span, first, network: `${first}.${second}`, verdict });
  }
  return candidates;
}

/**
 * Four small numbers are a version as often as an address. What stands around one decides; where nothing does, the
 * others in the same text that begin alike do.
 */
function findIpv4(text: string): Span[] {
  const candidates = findCandidates(text);
  const sure = (verdict: Verdict) => candidates.filter((candidate) => candidate.verdict === verdict);
  const versions = new Set(sure('version').map(({ first }) => first));
  const networks = new Set(sure('host').map(({ network }) => network));
  const isHost = ({ verdict, first, network }: Candidate): boolean =>
    verdict === 'host' || (verdict !== 'version' && networks.has(network)) || (verdict === 'maybe-host' && !versions.has(first));
  return candidates.filter(isHost).map(({ span }) => span);
}

/**
 * Of what looks like colons and hexadecimal digits, IPv6 is what has eight groups, or `::`, a first group of a usual
 * length and a digit. Eight groups of two digits are a hardware address (EUI-64, WWN).
 */
function isIpv6({ text }: MaskMatch): boolean {
  const halves = text.split('::');
  const groups = text.split(':').filter((group) => group !== '');
  if (halves.length > 2 || !/\d/.test(text)) return false;
  if (/\.\d/.test(text)) return true;
  if (halves.length === 1) return groups.length === 8 && !groups.every((group) => group.length === 2);
  return groups.length <= 7 && groups.length >= 2 && (text.split(':')[0] ?? '').length >= 2;
}

/** Below `2000::/3`, `fc00::/7` and `fe80::/10` nothing is assigned to anyone; two groups alone are rather a name in code. */
const ASSIGNED = /^(?:[23][0-9a-f]{3}|f[cd][0-9a-f]{2}|fe[89ab][0-9a-f])[:%]/i;

/** Addresses of machines. */
export const IP_RULES: MaskRule[] = [
  byPattern('ip', new RegExp(`(?<![\\w:.])::(?:ffff:(?:0:)?)?(?:${OCTET}\\.){3}${OCTET}(?!\\w|\\.\\w)`, 'gi')),
  byPattern(
    'ip',
    /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}(?:[0-9a-f]{1,4}|(?<=::))(?:%\w{1,16})?(?!\w|:[\w:])/gi,
    (match) => isIpv6(match) && ASSIGNED.test(match.text),
  ),
  { kind: 'ip', find: findIpv4 },
  // In the names that clouds and providers give to machines.
  byPattern('ip', new RegExp(`(?<![\\w-])(?:ip|ec2|host|static|dyn|dynamic|pool|cpe)-(?:${OCTET}-){3}${OCTET}(?![\\w-])`, 'gi')),
];
