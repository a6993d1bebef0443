import { parseArgs } from 'node:util';
import { RELEASE_TAG } from './changelog';

export interface RollbackOptions {
  tag: string;
  /** Environment at Forge. */
  environment: string;
  /** Build from the git tag instead of taking the build that the release uploaded. */
  fromSource: boolean;
}

export const ROLLBACK_HELP = `Deploys an earlier version.

  npm run rollback -- v1.2.3 [--environment production] [--from-source]

  --environment <name>   Forge environment (default production)
  --from-source          build the version from its git tag, if Forge no longer has its build
`;

/** Null when the arguments say something else than one version and one environment. */
export function readRollbackOptions(args: string[]): RollbackOptions | null {
  const options = { environment: { type: 'string', default: 'production' }, 'from-source': { type: 'boolean', default: false } } as const;
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
  const [tag = '', ...others] = positionals;
  if (!RELEASE_TAG.test(tag) || others.length > 0 || !/^[\w-]+$/.test(values.environment)) return null;
  return { tag, environment: values.environment, fromSource: values['from-source'] };
}
