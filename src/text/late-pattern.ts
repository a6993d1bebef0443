import { once } from '../contract/once';

/**
 * A pattern that is compiled when it is first needed, from its source as `String.raw` gives it. V8 checks a literal
 * whenever it parses the code around it, which happens three times while a bundle loads, and each class such as
 * `\p{L}` takes it a fifth of a millisecond.
 */
export function latePattern(source: string, flags: string): () => RegExp {
  return once(() => new RegExp(source, flags));
}
