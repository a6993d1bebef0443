/**
 * How often functions may be invoked (Forge documentation, "Platform quotas and limits", September 2026): by one person
 * in a minute, and in one installation in a minute and in a second. There is no limit for an app as a whole.
 */
const MOST_OF_PERSON_A_MINUTE = 1_200;
const MOST_OF_INSTALLATION_A_MINUTE = 7_000;
const MOST_OF_INSTALLATION_A_SECOND = 300;

const SECOND = 1_000;
const MINUTE = 60_000;

export interface InvocationLimits {
  /** Counts an invocation that is to begin. False: it is over a limit and must not. */
  admit(installationId: string, accountId: string | null): boolean;
}

/** @param now milliseconds since 1970 */
export function createInvocationLimits(now: () => number): InvocationLimits {
  const begun = new Map<string, { window: number; count: number }>();

  /** That counts begin anew with each minute and second of the clock, and do not slide, is a guess. */
  function isWithin(name: string, most: number, milliseconds: number): boolean {
    const window = Math.floor(now() / milliseconds);
    const known = begun.get(name);
    const count = known?.window === window ? known.count + 1 : 1;
    begun.set(name, { window, count });
    return count <= most;
  }

  return {
    admit(installationId, accountId) {
      const ofSecond = isWithin(`${installationId} second`, MOST_OF_INSTALLATION_A_SECOND, SECOND);
      const ofMinute = isWithin(`${installationId} minute`, MOST_OF_INSTALLATION_A_MINUTE, MINUTE);
      const ofPerson = accountId === null || isWithin(`${installationId} ${accountId}`, MOST_OF_PERSON_A_MINUTE, MINUTE);
      return ofSecond && ofMinute && ofPerson;
    },
  };
}

/** For tests and measurements, whose number of calls in a minute is that of the machine. */
export const NO_INVOCATION_LIMITS: InvocationLimits = { admit: () => true };
