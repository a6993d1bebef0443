import type { MaskMatch, MaskRule } from './mask-rule';

/** `icon@2x.png` is a picture, `git@host:` everybody's login, `tool@v1.2.beta` a version. */
function isPersonalAddress({ text }: MaskMatch): boolean {
  return !/^git@/i.test(text) && !/\.(?:png|jpe?g|gif|svg|webp|js|ts|css|jar)$/i.test(text) && !/@v?\d+\.\d/i.test(text);
}

const VERSION_BEFORE =
  /(?:\b(?:v|ver|versions?|releases?|released|build|rev|revision|firmware|upgrad(?:e|ed|ing)|updat(?:e|ed|ing)|downgraded|migrat(?:e|ed|ing)|since|affects|fixed in|patch|patched in|driver|jdk|jre|java|derby|chrome|firefox|windows|branch|trunk|tag)\b[\s:=("'v[]*(?:(?:to|from|in|of|version)\s+)?|[A-Za-z][/@]|(?:[=<>~^]=|jar:) ?)$/i;
const VERSION_AFTER = /^(?:\s*(?:release|version|branch|build|rc\d|beta|alpha|snapshot)\b|[-_+][A-Za-z])/i;
const HOST_BEFORE = /(?:\b(?:ip|ipv4|host(?:name)?|addr(?:ess)?|server|client|peer|dns|gateway|proxy|node|ping|ssh|from|connect(?:ed|ing|ion)?(?: to)?|listen(?:ing)?(?: on)?)\b\W{0,4}|\/\/)$/i;
const HOST_AFTER = /^(?::\d|\/\d)/;

/**
 * Four small numbers are a version as often as an address; what stands around them decides. Below 10.0.0.0 versions
 * are the usual case, so there an address must look like one. Loopback and masks are nobody's.
 */
function isHostAddress({ text, before, after }: MaskMatch): boolean {
  if (/^(?:127\.|0\.0\.0\.0|255\.255\.)/.test(text)) return false;
  if (HOST_BEFORE.test(before) || HOST_AFTER.test(after)) return true;
  if (VERSION_BEFORE.test(before) || VERSION_AFTER.test(after)) return false;
  return !/^\d\./.test(text) || /\d{3}/.test(text) || /^(\d)\.\1\.\1\.\1$/.test(text);
}

/** Of what looks like colons and hexadecimal digits, IPv6 is what has eight groups, or `::` and a usual first group. */
function isIpv6({ text }: MaskMatch): boolean {
  const halves = text.split('::');
  const groups = text.split(':').filter((group) => group !== '');
  if (halves.length > 2 || !/\d/.test(text)) return false;
  if (halves.length === 1) return groups.length === 8;
  return groups.length <= 7 && groups.length >= 2 && (text.split(':')[0] ?? '').length >= 2;
}

/** People, their addresses and their machines. */
export const ADDRESS_RULES: MaskRule[] = [
  {
    // Jira's wiki markup for a mention.
    pattern: /\[~[^[\]\s/]{1,128}\]/g,
    replacement: '@user',
  },
  {
    pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}_-])/gu,
    replacement: '[email]',
    accepts: isPersonalAddress,
  },
  {
    pattern: /(?<![\w.-])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w]|\.\w)/g,
    replacement: '[ip]',
    accepts: isHostAddress,
  },
  {
    pattern: /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:%\w{1,16})?(?![\w:])/gi,
    replacement: '[ip]',
    accepts: isIpv6,
  },
];
