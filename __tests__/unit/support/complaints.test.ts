import { EventEmitter } from 'node:events';
import type { Page } from 'playwright-core';
import { Complaints } from '../../browser/support/complaints';

/** A page of which only the events matter. */
function watchedPage(): { page: EventEmitter; complaints: Complaints } {
  const page = new EventEmitter();
  const complaints = new Complaints();
  complaints.watch(page as unknown as Page);
  return { page, complaints };
}

function answer(page: EventEmitter, status: number, path: string): void {
  page.emit('response', { status: () => status, url: () => `http://127.0.0.1${path}` });
}

describe('complaints of a page', () => {
  it('are waited for: the browser may tell of a refused request after the page has shown it', async () => {
    const { page, complaints } = watchedPage();
    setTimeout(() => answer(page, 403, '/late'), 100);
    await complaints.expectOne(/^403 \/late$/);
    expect(complaints.take()).toEqual([]);
  });

  it('are an error where the expected one does not come, and where one was not expected', async () => {
    const { page, complaints } = watchedPage();
    answer(page, 500, '/other');
    answer(page, 200, '/fine');
    page.emit('pageerror', new Error('broken'));
    await expect(complaints.expectOne(/^403/, 50)).rejects.toThrow('Nothing complained of /^403/; there is: 500 /other; broken.');
    expect(complaints.take()).toEqual(['500 /other', 'broken']);
    expect(complaints.take()).toEqual([]);
  });

  it('are taken out one at a time', async () => {
    const { page, complaints } = watchedPage();
    answer(page, 403, '/twice');
    answer(page, 403, '/twice');
    await complaints.expectOne(/^403/);
    expect(complaints.take()).toEqual(['403 /twice']);
  });
});
