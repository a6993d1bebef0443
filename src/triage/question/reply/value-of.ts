/** What stands under a name, also where it is written with a capital or in capitals. */
export function valueOf(facts: object, name: string): unknown {
  const spellings = [name, name.charAt(0).toUpperCase() + name.slice(1), name.toUpperCase()];
  const found = spellings.find((spelling) => Object.hasOwn(facts, spelling));
  return found === undefined ? undefined : (facts as Record<string, unknown>)[found];
}
