import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { UnderWay } from '../src/http/under-way';
import { Batch } from '../src/metrics/batch';

describe('what is under way', () => {
  test('is held until it is taken out, and may change while it is gone through', () => {
    const held = new UnderWay<number>();
    for (const item of [1, 2, 3, 4, 5]) held.add(item);
    held.delete(2);
    held.delete(2);
    expect([...held]).toEqual([1, 3, 4, 5]);
    const seen: number[] = [];
    for (const item of held) {
      seen.push(item);
      held.delete(item);
    }
    expect(seen).toEqual([1, 3, 4, 5]);
    expect(held.size).toBe(0);
  });

  test('is freed by young collections once it is over, where a Set would keep it', () => {
    // In a process of its own, where nothing else fills the old generation.
    const output = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', 'test/support/promoted.ts'], {
      cwd: join(__dirname, '..'),
      encoding: 'utf8',
    });
    const promoted = JSON.parse(output) as { set: number; underWay: number };
    expect(promoted.set).toBeGreaterThan(500_000);
    expect(promoted.underWay).toBeLessThan(200_000);
  });
});

describe('work that is done together', () => {
  test('waits for a tenth of a second, for enough of it, or for whoever wants to see the result', async () => {
    const done: number[] = [];
    const batch = new Batch<number>((item) => void done.push(item));
    batch.add(1);
    expect(done).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(done).toEqual([1]);
    for (let item = 2; item < 33; item += 1) batch.add(item);
    expect(done).toEqual([1]);
    batch.add(33);
    expect(done).toHaveLength(33);
    batch.add(34);
    batch.flush();
    expect(done.at(-1)).toBe(34);
  });
});
