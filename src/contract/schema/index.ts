/**
 * Schemas of what comes from outside, in the words of `zod/mini` and with its meaning: what the functions need of it, in a
 * twentieth of its size.
 */
export * from './combinations';
export * from './values';
export {
  refuse,
  Schema,
  INVALID,
  type Check,
  type Issue,
  type InputOf as input,
  type OutputOf as infer,
  type OutputOf as output,
} from './schema';
