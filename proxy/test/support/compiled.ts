import { join } from 'node:path';

/** The service as the container has it, compiled before the tests: a command starts in less than half of the time that it takes from its sources. */
export const COMPILED = join(__dirname, '../../.test-build');
