import { hostname, userInfo } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FileLedger } from '../access/file-ledger';
import type { IssuedToken, NewToken, TokenAdmin, TokenChoice } from '../access/token-admin';
import type { AuditEntry } from '../access/token-ledger';
import type { TokenRecord } from '../access/token-record';
import { readConfigFile } from '../config/read-config';
import { openTokenAdmin } from '../store/open-store';
import { migrate } from '../store/shared/migrate';
import { parseDuration } from './duration';

const USAGE = `Usage: npm run tokens -- <command> [options] (--config FILE | --store FILE)

  create --tenant NAME --plan NAME [--models a,b] [--expires 365d]
         [--per-minute N] [--per-day N] [--concurrent N]   create a token, which is shown once
  list   [--tenant NAME]                                   list tokens
  rotate (ID | --tenant NAME | --all) [--grace 24h]        replace tokens; the old ones stop working after the grace period
  revoke (ID | --tenant NAME | --all)                      revoke tokens immediately
  prune  [--older 30d]                                     remove tokens that ended long ago
  import --from FILE                                       take over the tokens of a token file; they go on working
  audit  [--last 100]                                      list who changed what and when, the newest first
  migrate                                                  bring the tables of PostgreSQL up to date

--json prints JSON. A duration is 90s, 15m, 24h, 30d or 0. --actor NAME is noted in the audit in place of the user's name.`;

const OPTIONS = {
  config: { type: 'string' },
  store: { type: 'string' },
  tenant: { type: 'string' },
  plan: { type: 'string' },
  models: { type: 'string' },
  expires: { type: 'string' },
  'per-minute': { type: 'string' },
  'per-day': { type: 'string' },
  concurrent: { type: 'string' },
  grace: { type: 'string', default: '24h' },
  older: { type: 'string', default: '30d' },
  from: { type: 'string' },
  last: { type: 'string', default: '100' },
  actor: { type: 'string' },
  all: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values'];

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new Error(`--${name} is required.\n\n${USAGE}`);
  return value;
}

/** What stands in a table with a tab between its columns, and in the output of whoever counts the lines of it. */
function nameWithoutControls(value: string, name: string): string {
  if (/\p{Cc}/u.test(value)) throw new Error(`--${name} must not contain tabs, line breaks or other control characters.`);
  return value;
}

/** A line of a table. Names that were made before they were checked, or come from a token file, keep to their column. */
function row(cells: string[]): string {
  return cells.map((cell) => cell.replace(/\p{Cc}/gu, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`)).join('\t');
}

function wholeNumber(value: string | undefined, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new Error(`--${name} must be a positive whole number.`);
  return Number(value);
}

function choiceOf(id: string | undefined, values: Values): TokenChoice {
  const choices: TokenChoice[] = [
    ...(id === undefined ? [] : [{ id }]),
    ...(values.tenant === undefined ? [] : [{ tenant: values.tenant }]),
    ...(values.all ? [{ all: true as const }] : []),
  ];
  const [choice] = choices;
  if (choice === undefined || choices.length > 1) throw new Error(`Specify one token id, --tenant, or --all.\n\n${USAGE}`);
  return choice;
}

function newToken(values: Values): NewToken {
  const tenant = nameWithoutControls(required(values.tenant, 'tenant'), 'tenant');
  const plan = required(values.plan, 'plan');
  const models = values.models?.split(',') ?? null;
  if (values.config !== undefined) {
    const known = readConfigFile(values.config).plans[plan];
    if (known === undefined) throw new Error(`The configuration has no plan named ${plan}.`);
    const unknown = models?.filter((model) => !known.models.includes(model)) ?? [];
    if (unknown.length > 0) throw new Error(`The plan ${plan} does not include ${unknown.join(', ')}.`);
  }
  const quotas = {
    requestsPerMinute: wholeNumber(values['per-minute'], 'per-minute'),
    requestsPerDay: wholeNumber(values['per-day'], 'per-day'),
    concurrent: wholeNumber(values.concurrent, 'concurrent'),
  };
  return {
    tenant,
    plan,
    models,
    quotas: Object.values(quotas).every((value) => value === undefined) ? null : quotas,
    expiresAt: values.expires === undefined ? null : new Date(Date.now() + parseDuration(values.expires)).toISOString(),
  };
}

function describe(record: TokenRecord): string {
  const end =
    record.revokedAt !== null ? `revoked ${record.revokedAt}` : record.expiresAt === null ? 'no expiry' : `until ${record.expiresAt}`;
  return row([record.id, record.tenant, record.plan, record.models?.join(',') ?? 'all models', `since ${record.createdAt}`, end]);
}

/** A record without its hash: nobody who lists tokens needs it. */
function publicRecord(record: TokenRecord): object {
  return { ...record, hash: undefined };
}

function printIssued(issued: IssuedToken[], isJson: boolean): string {
  if (isJson) return JSON.stringify(issued.map(({ token, record }) => ({ token, ...publicRecord(record) })));
  return issued.map(({ token, record }) => row([record.tenant, token])).join('\n');
}

function printRotated(issued: IssuedToken[], isJson: boolean): string {
  if (issued.length === 0 && !isJson) return 'No new token: each of these has been replaced before. They end after the grace period.';
  return printIssued(issued, isJson);
}

function printRecords(records: TokenRecord[], isJson: boolean): string {
  return isJson ? JSON.stringify(records.map(publicRecord)) : records.map(describe).join('\n');
}

function printAudit(entries: AuditEntry[], isJson: boolean): string {
  if (isJson) return JSON.stringify(entries);
  return entries.map(({ at, actor, action, tenant, tokenId }) => row([at, actor, action, tenant, tokenId])).join('\n');
}

/** Who runs the command: the person behind `sudo`, where there is one. */
function actorOf(values: Values): string {
  return values.actor ?? `${process.env['SUDO_USER'] ?? accountName()}@${hostname()}`;
}

/** Containers are often run as an account that has no name. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.());
  }
}

/** The tokens of a file, all of which have to find their plan here: without one they would be let in and refused everything. */
async function readImport(path: string, { config }: Values): Promise<TokenRecord[]> {
  const records = await new FileLedger(path).readExisting();
  const plans = config === undefined ? null : readConfigFile(config).plans;
  const unknown = new Set(
    records.filter(({ plan, revokedAt }) => revokedAt === null && plans?.[plan] === undefined).map(({ plan }) => plan),
  );
  if (plans !== null && unknown.size > 0)
    throw new Error(`The configuration has no plan named ${[...unknown].join(', ')}. Nothing was taken over.`);
  return records;
}

async function runMigrate({ config }: Values): Promise<string> {
  const { shared } = readConfigFile(required(config, 'config'));
  if (shared === undefined) throw new Error('The configuration uses a file, which needs no tables.');
  const applied = await migrate(shared.postgres, process.env);
  return applied.length === 0 ? 'The tables are up to date.' : applied.map((name) => `applied ${name}`).join('\n');
}

async function runOnTokens(admin: TokenAdmin, command: string | undefined, id: string | undefined, values: Values): Promise<string> {
  switch (command) {
    case 'create':
      return printIssued([await admin.create(newToken(values))], values.json);
    case 'list':
      return printRecords(
        (await admin.list()).filter(({ tenant }) => values.tenant === undefined || tenant === values.tenant),
        values.json,
      );
    case 'rotate':
      return printRotated(await admin.rotate(choiceOf(id, values), parseDuration(values.grace)), values.json);
    case 'revoke': {
      const revoked = await admin.revoke(choiceOf(id, values));
      if (revoked.length === 0) throw new Error('No valid token matches. Nothing was revoked.');
      return printRecords(revoked, values.json);
    }
    case 'prune':
      return `${await admin.prune(parseDuration(values.older))} removed`;
    case 'import': {
      const records = await readImport(resolve(required(values.from, 'from')), values);
      const changed = await admin.adopt(records);
      if (changed.length === 0 && !values.json) return 'Nothing to do: what the file says was taken over before.';
      return printRecords(changed, values.json);
    }
    case 'audit':
      return printAudit(await admin.audit(wholeNumber(values.last, 'last') ?? 0), values.json);
    default:
      throw new Error(USAGE);
  }
}

/** Runs one command and returns what it prints. `warn` hears what is not as it should be. @throws Error with a text for the operator. */
export async function runTokens(argv: string[], warn: (line: string) => void): Promise<string> {
  const { values, positionals } = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  const [command, id] = positionals;
  if (command === 'migrate') return runMigrate(values);
  const store = values.store === undefined ? readConfigFile(required(values.config, 'config')) : { tokensFile: resolve(values.store) };
  const admin = openTokenAdmin(store, { environment: process.env, clock: Date.now, actor: actorOf(values), warn });
  try {
    return await runOnTokens(admin, command, id, values);
  } finally {
    await admin.close();
  }
}
