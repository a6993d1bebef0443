/** A fault that some calls meet. */
export interface FaultRule<Name extends string> {
  fault: Name;
  /** Only calls whose line in the inspector has this text, e.g. `PUT`, `/search/jql`, `set settings`. */
  only?: string;
  /** Only the n-th of these calls from now on; 1 is the next one. The others are answered as usual. */
  nth?: number;
}

/** A name stands for all calls; null: nothing goes wrong. */
export type FaultSetting<Name extends string> = Name | FaultRule<Name> | null;

/** What goes wrong in one part of the host at the moment. */
export interface ArmedFault<Name extends string> {
  set(setting: FaultSetting<Name>): void;
  /** As it was set. */
  read(): FaultSetting<Name>;
  /** The fault's name, whichever calls meet it. */
  name(): Name | null;
  /** To be asked once for each call: the fault that it meets. `concerns` tells which faults such a call can meet at all. */
  meet(call: string, concerns?: (fault: Name) => boolean): Name | null;
}

export function createArmedFault<Name extends string>(): ArmedFault<Name> {
  let setting: FaultSetting<Name> = null;
  let count = 0;
  const rule = (): FaultRule<Name> | null => (typeof setting === 'string' ? { fault: setting } : setting);
  return {
    set(next) {
      setting = next;
      count = 0;
    },
    read: () => setting,
    name: () => rule()?.fault ?? null,
    meet(call, concerns = () => true) {
      const armed = rule();
      if (armed === null || !concerns(armed.fault) || !call.includes(armed.only ?? '')) return null;
      count += 1;
      return armed.nth === undefined || armed.nth === count ? armed.fault : null;
    },
  };
}

/** Whether a page may set this. `names` are the faults that the part knows. */
export function isFaultSetting(value: unknown, names: readonly string[]): boolean {
  if (value === null) return true;
  if (typeof value === 'string') return names.includes(value);
  if (typeof value !== 'object') return false;
  const { fault, only, nth, ...rest } = value as Partial<Record<keyof FaultRule<string>, unknown>>;
  return (
    typeof fault === 'string' &&
    names.includes(fault) &&
    (only === undefined || typeof only === 'string') &&
    (nth === undefined || (typeof nth === 'number' && Number.isInteger(nth) && nth >= 1)) &&
    Object.keys(rest).length === 0
  );
}
