import path from 'node:path';
import { createJiraSite, createSampleState } from '../../../../dev/jira';
import { readManifest } from '../../../../dev/platform';
import { startOfAction } from '../../../../dev/platform/action-call';

const state = createSampleState();
const parts = {
  manifest: readManifest(path.resolve(__dirname, '../../../..')),
  jira: createJiraSite({ state, now: Date.now }),
  site: state.site,
};
const call = { actionKey: 'suggest-triage', inputs: { issueKey: 'SHOP-13' }, accountId: 'somebody' };

it('calls an action with its inputs on top and the place beside them, for 55 seconds, and names nobody in them', () => {
  const start = startOfAction(parts, { ...call, issueKey: 'SHOP-14' });
  expect(start).toMatchObject({ kind: 'action', exportName: 'suggestTriage', accountId: 'somebody', timeout: 55_000 });
  expect(start.request).toMatchObject({
    issueKey: 'SHOP-13',
    context: { cloudId: state.site.cloudId, jira: { issueKey: 'SHOP-14', projectKey: 'SHOP' } },
  });
  expect(JSON.stringify(start.request)).not.toContain('somebody');
});

it('tells no place where there is none, and knows the manifest’s actions alone', () => {
  expect(startOfAction(parts, call).request).toEqual({
    issueKey: 'SHOP-13',
    context: { cloudId: state.site.cloudId, moduleKey: 'suggest-triage' },
  });
  expect(() => startOfAction(parts, { ...call, actionKey: 'apply-triage' })).toThrow('no action with the key apply-triage');
});
