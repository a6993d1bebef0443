import { addressOf, parseRoute } from '../../../../../dev/shell/page/routes';

test('reads Jira’s addresses', () => {
  expect(parseRoute('/')).toEqual({ page: 'issues', projectKey: null });
  expect(parseRoute('/projects/SHOP')).toEqual({ page: 'issues', projectKey: 'SHOP' });
  expect(parseRoute('/browse/SHOP-1')).toEqual({ page: 'issue', issueKey: 'SHOP-1' });
  expect(parseRoute('/projects/SHOP/settings/apps/triage-project')).toEqual({
    page: 'project-settings',
    projectKey: 'SHOP',
    moduleKey: 'triage-project',
  });
  expect(parseRoute('/projects/SHOP/apps/triage-queue')).toEqual({ page: 'project-page', projectKey: 'SHOP', moduleKey: 'triage-queue' });
  expect(parseRoute('/projects/SHOP/settings')).toEqual({ page: 'unknown', path: '/projects/SHOP/settings' });
  expect(parseRoute('/admin')).toEqual({ page: 'admin' });
  expect(parseRoute('/browse/SHOP-1/more')).toEqual({ page: 'unknown', path: '/browse/SHOP-1/more' });
});

test('finds the page’s own places for the targets of Forge’s router', () => {
  expect(addressOf({ target: 'issue', details: { issueKey: 'SHOP-1' } })).toBe('/browse/SHOP-1');
  expect(addressOf({ target: 'module', details: { moduleKey: 'triage-admin' } })).toBe('/admin');
  expect(addressOf({ target: 'module', details: { moduleKey: 'triage-project', projectKey: 'SHOP' } })).toBe(
    '/projects/SHOP/settings/apps/triage-project',
  );
  expect(addressOf({ url: '/browse/SHOP-2' })).toBe('/browse/SHOP-2');
});

test('refuses a target that it has no place for', () => {
  expect(() => addressOf({ target: 'dashboard', details: {} })).toThrow('no place for the navigation target "dashboard"');
});
