import { latePattern } from '../../../text/late-pattern';

/** A sign that thoughts begin or end. */
export interface ThoughtMarker {
  start: number;
  end: number;
  opens: boolean;
  /** Thoughts end with a marker of the kind that they began with. */
  kind: string;
}

/** More signs than any honest reply holds; bounds the work on a hostile one. */
const MOST_MARKERS = 2_000;

/**
 * Names of tags around thoughts, and around what is no answer either, hold one of these, whatever stands before or after:
 * `antThinking`, `seed:think`, `begin▁of▁thought`. An explanation is none.
 */
const WORDS = String.raw`think|thought|reason|reflect|scratch|monologue|brainstorm|analysis|draft|example|ponder|deliberat|rationale|internal|plan(?!at)|\bcot\b`;
const NAME = String.raw`[\w:.▁-]{0,30}?(?:${WORDS})[\w:.▁-]{0,30}`;

/**
 * What models write around their thoughts when the server leaves it in the text. Tags: DeepSeek, Qwen and most others,
 * Seed-OSS, MiniMax, Mistral (`[THINK]`), Kimi-VL (`◁think▷`). Tokens: Cohere, OpenThinker, Apertus, MedGemma, Kimi K3,
 * Solar Open (whose answer begins with `<|content|>`).
 * Channels: gpt-oss (OpenAI's harmony format, with its tokens or without them, as servers that decode them leave it)
 * and Gemma 4. A sentence: Granite 3. Open WebUI keeps them in `<details type="reasoning">`.
 */
const markers = latePattern(
  [
    String.raw`(?:<\|channel\|?>|(?<channelEnd><channel\|>))\s*(?<channel>\w{0,20})`,
    String.raw`<\|(?<turn>open|close)\|>\s*(?:think|thought|reason)\w{0,20}`,
    String.raw`(?<bracket>(?:<|&lt;)[|｜]?|◁)\s{0,4}(?<slash>\/?)\s{0,4}(?<name>${NAME})(?:\s[^<>▷]{0,200})?[|｜]?(?:[>▷]|&gt;)`,
    String.raw`<\|(?<content>content)\|>`,
    String.raw`<(?:\|inner_(?<inner>prefix|suffix)\||unused9(?<unused>[45]))>`,
    String.raw`<(?:details\s[^<>]{0,200}reasoning[^<>]{0,200}|(?<detailsEnd>\/details\s*))>`,
    String.raw`\[(?<squareSlash>\/?)(?<square>think(?:ing)?|thoughts?|reason(?:ing)?|reflection|analysis|draft|example)\]`,
    String.raw`assistant(?<next>analysis|commentary|final)`,
    String.raw`^\s*(?<first>analysis|commentary)(?=[\w{"])`,
    String.raw`here(?: is|['’]s) my (?<phrase>thought process|response)\b`,
  ].join('|'),
  'giu',
);

function readMarker(groups: Record<string, string | undefined>): Pick<ThoughtMarker, 'kind' | 'opens'> {
  const { bracket, slash, name, square, squareSlash, turn, channelEnd, inner, unused, phrase, content } = groups;
  const channel = groups['channel'] ?? groups['next'] ?? groups['first'];
  if (channel !== undefined) return { kind: 'channel', opens: channelEnd === undefined && channel.toLowerCase() !== 'final' };
  if (turn !== undefined) return { kind: 'turn', opens: turn.toLowerCase() === 'open' };
  if (square !== undefined) return { kind: '[', opens: squareSlash === '' };
  if (inner !== undefined) return { kind: 'inner', opens: inner.toLowerCase() === 'prefix' };
  if (unused !== undefined) return { kind: 'unused', opens: unused === '4' };
  if (phrase !== undefined) return { kind: 'phrase', opens: phrase.toLowerCase() !== 'response' };
  if (content !== undefined) return { kind: '<|think', opens: false };
  if (name === undefined) return { kind: 'details', opens: groups['detailsEnd'] === undefined };
  // `<|START_THINKING|>` to `<|END_THINKING|>`, and `<think>` to `</thinking>`.
  const stem = name.toLowerCase().replace(/^(?:start|begin|end)[_▁](?:of[_▁])?|_(?:start|begin|end)$/, '');
  return { kind: `${bracket}${stem.replace(/ing$/, '')}`, opens: slash === '' && !/^end[_▁]|_end$/i.test(name) };
}

/**
 * Every sign in a model's text that thoughts begin or end, in order; null when there are more than in any honest reply.
 * Takes time in proportion to the text.
 */
export function findThoughtMarkers(text: string): ThoughtMarker[] | null {
  const found: ThoughtMarker[] = [];
  for (const { 0: whole, index, groups = {} } of text.matchAll(markers())) {
    if (found.length === MOST_MARKERS) return null;
    found.push({ ...readMarker(groups), start: index, end: index + whole.length });
  }
  return found;
}
