import { refuse, Schema, type Check, type Issue } from './schema';

type Scalar = string | number | boolean | null;

function of<Value>(is: (value: unknown) => boolean, message?: string): Schema<Value, Value> {
  return new Schema((value, issues) => (is(value) ? value : refuse(value, issues, message)));
}

export const string = () => of<string>((value) => typeof value === 'string');

/** A finite number. */
export const number = (message?: string) => of<number>((value) => Number.isFinite(value), message);

/** A whole number that a number holds exactly. */
export const int = () => of<number>((value) => Number.isSafeInteger(value));

export const boolean = () => of<boolean>((value) => typeof value === 'boolean');

export const unknown = () => of<unknown>(() => true);

export function literal<const Value extends Scalar>(wanted: Value): Schema<Value, Value> {
  return new Schema((value, issues) => (value === wanted ? value : refuse(value, issues)), { values: [wanted] });
}

function enumeration<const Values extends readonly string[]>(values: Values): Schema<Values[number], Values[number]> {
  const known: ReadonlySet<unknown> = new Set(values);
  return new Schema((value, issues) => (known.has(value) ? value : refuse(value, issues)), { values });
}

export { enumeration as enum };

type Sized = string | readonly unknown[];

/** What has to hold of a value, and what to say where it does not. */
export function refine<Value>(holds: (value: Value) => boolean, message?: string, values?: Issue['values']): Check<Value> {
  return (value, issues) => (holds(value) ? value : refuse(value, issues, message, values));
}

export function minLength<Value extends Sized>(least: number, message?: string): Check<Value> {
  return refine((value) => value.length >= least, message);
}

/** Its message may name `{maximum}`. */
export function maxLength<Value extends Sized>(maximum: number, message?: string): Check<Value> {
  return refine((value) => value.length <= maximum, message, { maximum });
}

export function length<Value extends Sized>(wanted: number): Check<Value> {
  return refine((value) => value.length === wanted);
}

export const minimum = (least: number, message?: string) => refine<number>((value) => value >= least, message);

export const maximum = (most: number, message?: string) => refine<number>((value) => value <= most, message);

/** As it is searched from the start, whatever was searched before. */
export const regex = (pattern: RegExp, message?: string) => refine<string>((value) => value.search(pattern) !== -1, message);

/** Puts another value in the place of one. */
export const overwrite =
  <Value>(change: (value: Value) => Value): Check<Value> =>
  (value) =>
    change(value);

export const trim = () => overwrite<string>((value) => value.trim());

export const toUpperCase = () => overwrite<string>((value) => value.toUpperCase());
