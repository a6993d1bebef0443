import type { Redis } from 'ioredis';
import type { Client, PoolConfig } from 'pg';
import { randomBytes } from 'node:crypto';
import type { AuditEntry, LedgerChange, TokenLedger } from '../../access/token-ledger';
import type { TokenRecord } from '../../access/token-record';
import { faultOfRedis } from './fault-word';
import { REVOKED } from './known-tokens';
import { withConnection } from './postgres';
import type { RedisKeys } from './redis-keys';
import { auditColumnsOf, auditEntryOf, recordOf, TOKEN_COLUMNS, tokenColumnsOf, type AuditRow, type TokenRow } from './token-rows';

/** A stamp outlives every instance's memory of the token. */
const STAMP_SECONDS = 86_400;
/** That of a revocation outlives backups. */
const REVOKED_SECONDS = 90 * 86_400;
const STATEMENT_MS = 60_000;
/** How long a command waits for Redis. */
const TELL_MS = 5_000;

/** Tokens in PostgreSQL, as administrators change them. Instances are told through Redis before a change returns. */
export class PostgresLedger implements TokenLedger {
  private lastFault: string | null = null;

  constructor(
    private readonly options: PoolConfig,
    private readonly redis: Redis,
    private readonly keys: RedisKeys,
    /** Hears that a change was made and instances could not be told of it. */
    private readonly warn: (line: string) => void,
  ) {
    // Why there is no connection is told here only.
    redis.on('error', (error) => (this.lastFault = faultOfRedis(error)));
  }

  read(): Promise<TokenRecord[]> {
    return this.connected(readTokens);
  }

  readAudit(limit: number): Promise<AuditEntry[]> {
    return this.connected(async (client) => {
      const { rows } = await client.query<AuditRow>('SELECT at, actor, action, token_id, tenant FROM audit ORDER BY number DESC LIMIT $1', [
        limit,
      ]);
      return rows.map(auditEntryOf);
    });
  }

  async change<Result>(decide: (records: readonly TokenRecord[]) => LedgerChange<Result>): Promise<Result> {
    const { result, outdated } = await this.connected(async (client) => {
      await client.query('BEGIN');
      // One administrator at a time; instances read on.
      await client.query('LOCK TABLE tokens IN SHARE ROW EXCLUSIVE MODE');
      const records = await readTokens(client);
      const change = decide(records);
      await write(client, change);
      await client.query('COMMIT');
      // Of a new token no instance knows anything.
      const known = new Set(records.map(({ id }) => id));
      return { result: change.result, outdated: [...change.changed, ...change.removed].filter(({ id }) => known.has(id)) };
    });
    await this.tell(outdated);
    return result;
  }

  close(): Promise<void> {
    this.redis.disconnect();
    return Promise.resolve();
  }

  /** A failure must not take the result with it: it may be the only sight of new tokens. */
  private async tell(records: readonly TokenRecord[]): Promise<void> {
    if (records.length === 0) return;
    // A server that hangs answers nothing, not even that it will not.
    const timer = setTimeout(() => (this.redis.stream as Redis['stream'] | undefined)?.destroy(), TELL_MS);
    try {
      await this.writeStamps(records);
    } catch (error) {
      this.warn(
        `The change is stored in PostgreSQL, but Redis could not be told of it (${faultOfRedis(error) ?? this.lastFault ?? 'no connection'}). ` +
          'Instances that reach Redis apply it within two minutes, all others at once.',
      );
    } finally {
      clearTimeout(timer);
    }
  }

  private async writeStamps(records: readonly TokenRecord[]): Promise<void> {
    if (this.redis.status === 'wait') await this.redis.connect();
    const transaction = this.redis.multi();
    for (const { id, revokedAt } of records) {
      if (revokedAt === null) transaction.set(this.keys.stamp(id), randomBytes(9).toString('base64url'), 'EX', STAMP_SECONDS);
      else transaction.set(this.keys.stamp(id), REVOKED, 'EX', REVOKED_SECONDS);
      transaction.publish(this.keys.changed, id);
    }
    const replies = await transaction.exec();
    const failed = replies?.find(([error]) => error !== null);
    if (replies === null || failed !== undefined) throw failed?.[0] ?? new Error('the transaction was dropped');
  }

  private connected<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    return withConnection({ ...this.options, statement_timeout: STATEMENT_MS }, work);
  }
}

async function readTokens(client: Client): Promise<TokenRecord[]> {
  const { rows } = await client.query<TokenRow>(`SELECT ${TOKEN_COLUMNS} FROM tokens ORDER BY created_at, id`);
  return rows.map(recordOf);
}

async function write(client: Client, { changed, removed, audit }: LedgerChange<unknown>): Promise<void> {
  const records = JSON.stringify(changed.map(tokenColumnsOf));
  for (const [table, column] of [
    ['tenants', 'tenant'],
    ['plans', 'plan'],
  ] as const) {
    await client.query(
      `INSERT INTO ${table} (name) SELECT DISTINCT ${column} FROM jsonb_populate_recordset(NULL::tokens, $1) ON CONFLICT DO NOTHING`,
      [records],
    );
  }
  // By name: a column of a later version keeps its default, where `*` would say null.
  await client.query(
    `INSERT INTO tokens (${TOKEN_COLUMNS}) SELECT ${TOKEN_COLUMNS} FROM jsonb_populate_recordset(NULL::tokens, $1)
     ON CONFLICT (id) DO UPDATE
     SET expires_at = EXCLUDED.expires_at, revoked_at = EXCLUDED.revoked_at, is_replaced = EXCLUDED.is_replaced`,
    [records],
  );
  await client.query('DELETE FROM tokens WHERE id = ANY ($1)', [removed.map(({ id }) => id)]);
  await client.query(
    `INSERT INTO audit (at, actor, action, token_id, tenant)
     SELECT at, actor, action, token_id, tenant FROM jsonb_populate_recordset(NULL::audit, $1)`,
    [JSON.stringify(audit.map(auditColumnsOf))],
  );
}
