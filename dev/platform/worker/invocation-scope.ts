import { AsyncLocalStorage } from 'node:async_hooks';
import type { Invocation } from '../protocol';

/** Which invocation the running code belongs to: several run at the same time in one process. */
const scope = new AsyncLocalStorage<Invocation>();

export function runInvocation<Result>(invocation: Invocation, run: () => Result): Result {
  return scope.run(invocation, run);
}

export function currentInvocation(): Invocation | undefined {
  return scope.getStore();
}

/** Throws outside an invocation: Forge offers its services to running functions only. */
export function requireInvocation(): Invocation {
  const invocation = scope.getStore();
  if (invocation === undefined) throw new Error('Forge services can be called only while a function runs.');
  return invocation;
}
