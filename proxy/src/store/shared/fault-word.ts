/** What an operator can do about it, by PostgreSQL's code (its documentation, appendix A). */
const POSTGRES_HINTS: Readonly<Record<string, string>> = {
  '25006': 'it is a standby, which is read-only',
  '28000': 'it does not let this account in',
  '28P01': 'the account or its password is wrong',
  '3D000': 'there is no such database',
  '42501': 'the account may not use the tables',
  '42P01': 'its tables are missing: npm run migrate',
  '53100': 'its disk is full',
  '53300': 'it has no connection left',
  '57P03': 'it is starting',
};

/** What a client failed with. Not every one is an instance of this realm's `Error`. */
function factsOf(error: unknown): { code: string | null; message: string } {
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  return { code: typeof code === 'string' ? code : null, message: typeof message === 'string' ? message : '' };
}

/** What the client finds by itself has no code, only its own words (`pg`, client.js and connection.js). */
function faultOfClient(message: string): string {
  if (message.includes('does not support SSL')) return 'it has no TLS';
  if (message.includes('client password must be')) return 'it wants a password, and none is configured';
  return 'no answer';
}

/** Why PostgreSQL could not be used: its code or the operating system's. Never the message, which may quote a statement. */
export function faultOfPostgres(error: unknown): string {
  const { code, message } = factsOf(error);
  if (code === null) return faultOfClient(message);
  const hint = POSTGRES_HINTS[code];
  return hint === undefined ? code : `${code}, ${hint}`;
}

/** Why Redis could not be used, in its own word or the operating system's, or null. Never the message, which may quote a command. */
export function faultOfRedis(error: unknown): string | null {
  const { code, message } = factsOf(error);
  return code ?? /^[A-Z]{2,}(?= )/.exec(message)?.[0] ?? null;
}
