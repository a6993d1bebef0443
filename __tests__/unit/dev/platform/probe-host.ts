import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildAppWithEsbuild, type AppBuild } from '../../../../dev/build/esbuild-app';
import { createHost, type Host, type HostOptions } from '../../../../dev/host';
import type { InvocationOverride } from '../../../../dev/platform';

const PROBE_APP = path.resolve(__dirname, '../../../fixtures/platform-app');

export interface ProbeHost extends Host {
  /** Calls the probe app's panel function as the administrator, on a real issue. */
  probe(functionKey: string, payload?: unknown, as?: { accountId?: string | null; override?: InvocationOverride }): Promise<unknown>;
  administrator: string;
  /** Lets the app's functions reach these https origins, and no others. */
  approve(...origins: string[]): void;
}

let built: Promise<{ folder: string; build: AppBuild }> | undefined;

/** A host that runs the probe app. Everything official is real: only Atlassian's side is the offline host. */
export async function startProbeHost(options: Partial<HostOptions> = {}): Promise<ProbeHost> {
  built ??= buildProbeApp();
  const { build } = await built;
  const host = await createHost({ port: 0, stateFile: null, configured: false, build, shellDir: null, appDir: PROBE_APP, ...options });
  const administrator = host.jira.people.find(({ role }) => role === 'administrator')?.accountId ?? '';
  return {
    ...host,
    administrator,
    approve(...origins) {
      const configured = origins.map((domain) => ({ domain, type: ['FETCH_BACKEND_SIDE'] }));
      host.egress.set({ egresses: [{ key: 'endpoint', description: 'Probe', configured }] });
    },
    probe: (functionKey, payload, as = {}) =>
      host.invoke({
        moduleKey: 'probe-panel',
        functionKey,
        payload,
        issueKey: 'SHOP-1',
        accountId: as.accountId === undefined ? administrator : as.accountId,
        override: as.override,
      }),
  };
}

async function buildProbeApp(): Promise<{ folder: string; build: AppBuild }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'probe-app-'));
  return { folder, build: await buildAppWithEsbuild(PROBE_APP, folder) };
}

afterAll(async () => {
  if (built !== undefined) rmSync((await built).folder, { recursive: true, force: true });
});
