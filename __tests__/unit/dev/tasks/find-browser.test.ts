import { findBrowser } from '../../../../dev/tasks/find-browser';

const machine = (platform: NodeJS.Platform, env: Record<string, string>, programs: string[]): Parameters<typeof findBrowser>[0] => ({
  platform,
  env,
  exists: (file) => programs.includes(file.replaceAll('\\', '/')),
});

test('finds a browser on the path', () => {
  expect(findBrowser(machine('linux', { PATH: '/bin:/usr/bin' }, ['/usr/bin/google-chrome']))).toBe('/usr/bin/google-chrome');
});

test('finds an application of macOS', () => {
  const program = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  expect(findBrowser(machine('darwin', { PATH: '/bin' }, [program]))).toBe(program);
});

test('finds a program of Windows', () => {
  const found = findBrowser(
    machine('win32', { PROGRAMFILES: 'C:/Program Files' }, ['C:/Program Files/Google/Chrome/Application/chrome.exe']),
  );
  expect(found).toContain('chrome.exe');
});

test('takes what CHROME_PATH names, and nothing else', () => {
  const programs = ['/usr/bin/chromium', '/opt/mine'];
  expect(findBrowser(machine('linux', { PATH: '/usr/bin', CHROME_PATH: '/opt/mine' }, programs))).toBe('/opt/mine');
  expect(findBrowser(machine('linux', { PATH: '/usr/bin', CHROME_PATH: '/opt/gone' }, programs))).toBeNull();
});

test('says so when there is none', () => {
  expect(findBrowser(machine('linux', { PATH: '/usr/bin' }, []))).toBeNull();
});
