import { statSync } from 'node:fs';
import { ConfigError } from './config-error';
import type { Config } from './config-schema';

/** Others may read, write or run it, or its group may write it (chmod(2)). The group may read: so are keys shared with a service. */
const TOO_OPEN = 0o027;

interface SecretFile {
  /** Where the configuration names it. */
  path: string;
  file: string;
}

function secretFiles({ tokensFile, shared, tls, upstreams }: Config): SecretFile[] {
  const stores =
    shared === undefined
      ? []
      : ([
          ['postgres', shared.postgres],
          ['redis', shared.redis],
        ] as const);
  return [
    ...(tokensFile === undefined ? [] : [{ path: 'tokensFile', file: tokensFile }]),
    ...stores.flatMap(([name, { password }]) =>
      password !== undefined && 'file' in password ? [{ path: `shared.${name}.password`, file: password.file }] : [],
    ),
    ...(tls.mode === 'files' ? [{ path: 'tls.keyFile', file: tls.keyFile }] : []),
    ...upstreams.flatMap(({ name, auth }) => {
      const source = auth?.type === 'basic' ? auth.password : auth?.token;
      return source !== undefined && 'file' in source ? [{ path: `upstreams.${name}.auth`, file: source.file }] : [];
    }),
  ];
}

/**
 * Refuses to start while others on the machine can read a secret: the token store, the certificate's key, and files with
 * credentials for model servers. A file that is missing is for others to tell. Windows has no such modes.
 * @throws ConfigError with the command that mends it
 */
export function checkFileModes(config: Config): void {
  if (process.platform === 'win32') return;
  const faults = secretFiles(config).flatMap(({ path, file }) => {
    const mode = (statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o777;
    return (mode & TOO_OPEN) === 0
      ? []
      : [`${path}: other users can access ${file} (mode ${mode.toString(8)}). Run: chmod 600 ${JSON.stringify(file)}`];
  });
  if (faults.length > 0) throw new ConfigError(faults);
}
