import { startTestProxy, type TestOptions, type TestProxy } from './test-proxy';

/** Starts the service, does the work, and stops it whatever happens. */
export async function using(options: TestOptions, work: (here: TestProxy) => Promise<void>): Promise<void> {
  const here = await startTestProxy(options);
  try {
    await work(here);
  } finally {
    await here.close();
  }
}
