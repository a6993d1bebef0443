import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createGuardTree } from '../../../../dev/guards/guard-tree';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'guards-'));
  for (const folder of ['src', 'proxy/node_modules/package', 'node_modules/package'])
    mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, 'src', 'a.ts'), 'first;\nguard;\n');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

it('takes a guard away in the copy alone, and puts it back whatever happens', async () => {
  const tree = createGuardTree(root);
  const copy = path.join(tree.folder, 'src', 'a.ts');
  const guard = { file: 'src/a.ts', find: 'guard;', replace: '$& gone;' };
  expect(await tree.without(guard, async () => readFileSync(copy, 'utf8'))).toBe('first;\n$& gone;\n');
  await expect(tree.without(guard, () => Promise.reject(new Error('no test ran')))).rejects.toThrow('no test ran');
  expect(readFileSync(copy, 'utf8')).toBe('first;\nguard;\n');
  expect(readFileSync(path.join(root, 'src', 'a.ts'), 'utf8')).toBe('first;\nguard;\n');
  tree.remove();
  expect(() => readFileSync(copy)).toThrow('ENOENT');
});

it('shares the packages, and leaves them when it goes', () => {
  const tree = createGuardTree(root);
  for (const base of ['', 'proxy']) {
    const shared = path.join(base, 'node_modules', 'package');
    writeFileSync(path.join(tree.folder, shared, 'index.js'), '1;');
    expect(readFileSync(path.join(root, shared, 'index.js'), 'utf8')).toBe('1;');
  }
  tree.remove();
  expect(readFileSync(path.join(root, 'node_modules/package/index.js'), 'utf8')).toBe('1;');
});
