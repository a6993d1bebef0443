/**
 * The value of `make`, made when it is first asked for, and kept. Schemas are made so: a cold function needs a few of
 * them, and building all takes a third of the time that loading the bundle takes.
 */
export function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
