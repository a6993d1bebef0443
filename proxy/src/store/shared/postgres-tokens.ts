import type { Client, Pool } from 'pg';
import type { TokenRecord } from '../../access/token-record';
import { peerExpiry } from '../../tls/peer-certificate';
import { faultOfPostgres } from './fault-word';
import { StoreAway } from './store-away';
import { recordOf, TOKEN_COLUMNS, type TokenRow } from './token-rows';

const PROBE_MS = 5_000;

/** Tokens in PostgreSQL, as the service reads them. */
export class PostgresTokens {
  /** Whether the last question was answered. Ordinary calls ask none: a question of its own is asked now and then. */
  isUp = true;
  /** Whether it ever answered: an instance that never reached it knows no token. */
  hasAnswered = false;
  /** Of the newest connection, in seconds since 1970; null in clear. */
  certificateExpiry: number | null = null;
  /** Why not, when it was last asked in vain. */
  private lastFault = '';
  /** What was said last of it: a fault, or null when it answers. */
  private said: string | null = null;
  private isClosed = false;
  private readonly probe: NodeJS.Timeout;

  constructor(
    private readonly pool: Pool,
    /** Hears once that it is away and why, and with null that it answers again. */
    private readonly onChange: (fault: string | null) => void,
  ) {
    pool.on('connect', (client) => (this.certificateExpiry = peerExpiry((client as Client).connection.stream)));
    this.probe = setInterval(() => void this.check(), PROBE_MS).unref();
  }

  /** @throws StoreAway */
  async find(id: string): Promise<TokenRecord | null> {
    const rows = await this.query<TokenRow>(`SELECT ${TOKEN_COLUMNS} FROM tokens WHERE id = $1`, [id]);
    return rows[0] === undefined ? null : recordOf(rows[0]);
  }

  /** Whether it answers, which includes that the tables are there. */
  async check(): Promise<boolean> {
    const isUp = await this.query('SELECT FROM tokens LIMIT 1', []).then(
      () => true,
      () => false,
    );
    // Not with each question: of many at once some fail and some do not.
    const state = isUp ? null : this.lastFault;
    if (state !== this.said && !this.isClosed) this.onChange(state);
    this.said = state;
    return isUp;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.probe);
    await this.pool.end();
  }

  /** Asks again once: a connection that was open before may have died with a server that is back. */
  private async query<Row extends object>(text: string, values: string[]): Promise<Row[]> {
    try {
      const { rows } = await this.pool.query<Row>(text, values).catch(() => this.pool.query<Row>(text, values));
      this.isUp = true;
      this.hasAnswered = true;
      return rows;
    } catch (error) {
      this.isUp = false;
      this.lastFault = faultOfPostgres(error);
      throw new StoreAway('postgres', error);
    }
  }
}
