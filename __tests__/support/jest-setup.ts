import { format } from 'node:util';
import { timesSlower } from './slow-pages';

/**
 * A test that writes to console.error or console.warn, or leaves a rejection
 * that nobody handled, has found something: it fails. A test that expects such
 * a line replaces the method with `jest.spyOn(console, 'error')` for itself.
 */
const stray: string[] = [];
/** Taken before a test can replace the timers. */
const nextTurn = setImmediate;

declare const testTimeout: number;
jest.setTimeout(testTimeout * timesSlower());

function noteRejection(reason: unknown): void {
  stray.push(`unhandled rejection: ${format('%o', reason)}`);
}

beforeAll(() => {
  process.on('unhandledRejection', noteRejection);
});

beforeEach(() => {
  // A test that comes to its end past all its expectations has shown nothing.
  expect.hasAssertions();
  stray.length = 0;
  for (const method of ['error', 'warn'] as const) {
    jest.spyOn(console, method).mockImplementation((...args: unknown[]) => {
      stray.push(`console.${method}: ${format(...args)}`);
    });
  }
});

afterEach(async () => {
  // A rejection is reported one turn of the event loop after it happened.
  await new Promise((resolve) => nextTurn(resolve));
  jest.restoreAllMocks();
  const found = stray.splice(0);
  if (found.length > 0) throw new Error(`The test left output that nobody expected:\n${found.join('\n')}`);
});

afterAll(() => {
  process.off('unhandledRejection', noteRejection);
});
