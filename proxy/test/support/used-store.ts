import { authenticate } from '../../src/access/authenticate';
import { parseToken } from '../../src/access/token';
import type { NewToken, TokenAdmin } from '../../src/access/token-admin';
import { TokenExpiry } from '../../src/access/token-expiry';
import { parseConfig } from '../../src/config/read-config';
import { openStore, openTokenAdmin } from '../../src/store/open-store';
import type { Admission, CheckToken, Store } from '../../src/store/store';
import type { minimalConfig } from './stores';

const QUOTAS = { requestsPerMinute: 60_000, burst: 1_000, requestsPerDay: 100_000, concurrent: 4 };
export const LIMITS = { concurrent: 3, waiting: 6, waitingPerTenant: 4 };

/** A store, its tokens, and what an instance does with both. */
export class UsedStore {
  private tenants = 0;

  constructor(
    readonly store: Store,
    readonly admin: TokenAdmin,
    private readonly plans: ReturnType<typeof parseConfig>['plans'],
  ) {}

  /** Of a tenant that no other test has. */
  async newToken(options: Partial<NewToken> = {}): Promise<string> {
    this.tenants += 1;
    const tenant = `tenant-${this.tenants}-${Math.random().toString(36).slice(2)}`;
    return (await this.admin.create({ tenant, plan: 'basic', models: null, quotas: null, expiresAt: null, ...options })).token;
  }

  admit(token: string): Promise<Admission> {
    const { id, check } = this.presented(token);
    return this.store.admit(id, check);
  }

  /** One call from begin to end. */
  async call(token: string): Promise<Admission['verdict']> {
    const { verdict, place } = await this.admit(token);
    place?.leave();
    return verdict;
  }

  identify(token: string): Promise<unknown> {
    const { id, check } = this.presented(token);
    return this.store.identify(id, check);
  }

  private presented(token: string): { id: string; check: CheckToken } {
    const presented = parseToken(token) ?? { id: '', secret: '' };
    const expiry = new TokenExpiry(Date.now, () => performance.now());
    return { id: presented.id, check: (record) => authenticate(presented, record, this.plans, expiry) };
  }
}

/** What the configuration chooses. `said` takes its lines for the operator. */
export function openUsedStore(input: ReturnType<typeof minimalConfig>, said: string[] = []): UsedStore {
  const environment = {};
  const config = parseConfig({ ...input, plans: { basic: { models: ['triage'], quotas: QUOTAS } }, limits: LIMITS });
  const store = openStore(config, {
    environment,
    clock: Date.now,
    stopwatch: () => performance.now(),
    say: (line) => void said.push(line),
  });
  return new UsedStore(
    store,
    openTokenAdmin(config, {
      environment,
      clock: Date.now,
      actor: 'tester',
      warn: (line) => {
        throw new Error(line);
      },
    }),
    config.plans,
  );
}
