import { FileLedger } from '../../src/access/file-ledger';
import { TokenAdmin } from '../../src/access/token-admin';
import type { Clock } from '../../src/clock';

/** The tokens in a file, for a test that administers them. */
export function fileAdmin(path: string, clock: Clock = Date.now): TokenAdmin {
  return new TokenAdmin(new FileLedger(path), clock, 'test');
}
