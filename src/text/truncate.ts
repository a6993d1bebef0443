const HIGH_SURROGATE_START = 0xd800;
const HIGH_SURROGATE_END = 0xdbff;

/**
 * The first `limit` code points of the text. A surrogate pair is never split, so a cut makes no lone surrogate;
 * one that was there before stays.
 */
export function truncate(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let index = 0;
  for (let count = 0; count < limit && index < text.length; count += 1) {
    const unit = text.charCodeAt(index);
    const mayStartPair = unit >= HIGH_SURROGATE_START && unit <= HIGH_SURROGATE_END;
    index += mayStartPair && (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  }
  return text.slice(0, index);
}
