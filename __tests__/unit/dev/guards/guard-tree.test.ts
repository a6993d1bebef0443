import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { COPIED, createGuardTree } from '../../../../dev/guards/guard-tree';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'guards-'));
  for (const name of COPIED) {
    if (name.includes('.')) writeFileSync(path.join(root, name), name);
    else mkdirSync(path.join(root, name));
  }
  mkdirSync(path.join(root, 'node_modules'));
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
