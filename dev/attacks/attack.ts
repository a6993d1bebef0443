/** What one attack came to. */
export interface AttackResult {
  name: string;
  /** How many of what were tried. */
  cases: string;
  /** One line for each that got through; none is what the app promises. */
  faults: string[];
}

/** Text of a fault that fits on a line and shows every character. */
export function shown(text: string): string {
  const json = JSON.stringify(text).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return json.length > 200 ? `${json.slice(0, 200)}…` : json;
}

/** Looks at each case and notes what got through. */
export function attackEach<Case>(
  name: string,
  unit: string,
  cases: Iterable<Case>,
  look: (each: Case) => { input: string; faults: string[] },
): AttackResult {
  const faults: string[] = [];
  let count = 0;
  for (const each of cases) {
    const { input, faults: found } = look(each);
    count += 1;
    if (found.length > 0) faults.push(`${[...new Set(found)].join('; ')}: ${shown(input)}`);
  }
  return { name, cases: `${count.toLocaleString('en')} ${unit}`, faults };
}
