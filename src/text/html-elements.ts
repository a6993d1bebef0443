/**
 * Element names that count as markup: HTML's (living standard, obsolete ones included), the ones that browsers
 * knew before, and those of SVG and MathML that start a foreign part or can run script. A name that is not here is
 * text: `List<String>` and `<init>` lose nothing.
 */
const NAMES = `
  a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
  button canvas caption center cite code col colgroup content data datalist dd del details dfn dialog dir div dl dt em
  embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr
  html i iframe ilayer image img input ins isindex kbd keygen label layer legend li link listing main map mark marquee
  menu menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param
  picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select selectedcontent shadow slot
  small source spacer span strike strong style sub summary sup table tbody td template textarea tfoot th thead time
  title tr track tt u ul var video wbr xml xmp
  animate animatecolor animatemotion animatetransform desc discard foreignobject handler listener maction math
  metadata mglyph set svg use
`;

/** Lower case. */
export const HTML_ELEMENTS: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/));

/** Elements inside a line: removing their tags joins what stands on both sides. */
export const INLINE_ELEMENTS: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Elements whose content is no text for people. */
export const HIDDEN_ELEMENTS: ReadonlySet<string> = new Set(['script', 'style']);
