import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import path from 'node:path';

const SCRIPT = path.resolve(__dirname, '../../../fixtures/platform-app/spinning-host.ts');

it('ends with the host, even when the host is killed while a function spins', async () => {
  const parent = spawn(process.execPath, ['--import', 'tsx', SCRIPT], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const child = Number(line.toString());
  expect(isAlive(child)).toBe(true);
  parent.kill('SIGKILL');
  const gone = await waitUntil(() => !isAlive(child), 20_000);
  if (!gone) process.kill(child, 'SIGKILL');
  expect(gone).toBe(true);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function waitUntil(isSo: () => boolean, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end;) {
    if (isSo()) return true;
    await wait(100);
  }
  return isSo();
}
