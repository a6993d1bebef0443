import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { appBuild } from '../support/app-build';
import { startCanarySite, type CanarySite } from './support/canaries/canary-site';
import { leaks } from './support/canaries/canary-table';

const ROOT = path.resolve(__dirname, '../..');

describe('canaries', () => {
  let site: CanarySite;

  beforeAll(async () => {
    site = await startCanarySite();
  });

  afterAll(() => site.close());

  // @promise secrets-encrypted
  it('are in no front end and in no function that is shipped, nor is the machine that built it', () => {
    const { functions, resources } = appBuild();
    const files = [
      functions,
      ...Object.values(resources).flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
      ),
    ];
    const shipped = files
      .filter((file) => /\.(?:js|html|css|map)$/u.test(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    expect(shipped).toContain('Suggest triage');
    expect(leaks(site.search(shipped).map((finding) => ({ ...finding, place: 'bundles' })))).toEqual([]);
    for (const secret of [ROOT, site.endpoint.token, 'nordkap.example', '712020:']) expect(shipped).not.toContain(secret);
  });
});
