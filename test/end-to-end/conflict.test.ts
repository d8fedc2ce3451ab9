import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, localDate } from '../../server/platform/clock/clock.ts';
import { chromiumPath, freshContext, launchChromium } from '../support/browser.ts';
import { listeningApp, type ListeningApp, logIn } from '../support/listening.ts';

let t: ListeningApp;
let browser: Browser;
let caseId: string;

/** A second officer's screen: his own session, the form of the case open. */
async function openForm(login: string): Promise<Page> {
  const context = await freshContext(browser);
  await logIn(t, context, login);
  const page = await context.newPage();
  await page.goto(`${t.url}/console/cases/${caseId}`);
  await page.getByRole('button', { name: 'Sửa', exact: true }).click();
  await page.getByRole('textbox', { name: 'Ngày khởi phát' }).waitFor();
  return page;
}

/** A date so many days ago, as people write and read it and as the API has it. */
function daysAgo(days: number): { read: string; iso: string } {
  const iso = localDate(t.clock.now() - days * DAY_MS);
  return { iso, read: iso.split('-').toReversed().join('/') };
}

async function kept(): Promise<{ onsetDate: string | null; sampleDate: string | null; version: number }> {
  const officer = await t.as('health-officer');
  return (await officer.get(`/cases/${caseId}`)).json();
}

describe.skipIf(chromiumPath === null)('two officers edit one case', () => {
  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
    const officer = await t.as('health-officer');
    caseId = (await officer.get('/cases?limit=1')).json().items[0].id;
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  it('shows the second one both versions, and keeps what he typed', async () => {
    const [first, second] = [await openForm('demo.truyvet'), await openForm('demo.cdc')];
    const [theirs, mine, sampled] = [daysAgo(9), daysAgo(8), daysAgo(7)];
    await first.getByRole('textbox', { name: 'Ngày khởi phát' }).fill(theirs.read);
    await second.getByRole('textbox', { name: 'Ngày khởi phát' }).fill(mine.read);
    await second.getByRole('textbox', { name: 'Ngày lấy mẫu' }).fill(sampled.read);
    await first.getByRole('button', { name: 'Lưu', exact: true }).click();
    await first.getByText('Đã lưu').waitFor();
    expect((await kept()).onsetDate).toBe(theirs.iso);

    await second.getByRole('button', { name: 'Lưu', exact: true }).click();
    const dialog = second.getByRole('dialog', { name: 'Có người vừa sửa mục này' });
    await dialog.waitFor();
    const both = await dialog.innerText();
    expect(both).toContain(theirs.read);
    expect(both).toContain(mine.read);
    expect((await kept()).onsetDate).toBe(theirs.iso);

    await dialog.getByRole('button', { name: 'Bỏ qua' }).click();
    expect(await second.getByRole('textbox', { name: 'Ngày khởi phát' }).inputValue()).toBe(mine.read);
    expect(await second.getByRole('textbox', { name: 'Ngày lấy mẫu' }).inputValue()).toBe(sampled.read);

    await second.getByRole('button', { name: 'Lưu', exact: true }).click();
    await dialog.getByRole('radio', { name: theirs.read }).check();
    await dialog.getByRole('button', { name: 'Lưu lựa chọn' }).click();
    await second.getByText('Đã lưu').waitFor();
    expect(await kept()).toMatchObject({ onsetDate: theirs.iso, sampleDate: sampled.iso });
  });

  it('merges edits of different fields without asking', async () => {
    const [first, second] = [await openForm('demo.truyvet'), await openForm('demo.cdc')];
    const [onset, sampled] = [daysAgo(6), daysAgo(5)];
    await first.getByRole('textbox', { name: 'Ngày khởi phát' }).fill(onset.read);
    await second.getByRole('textbox', { name: 'Ngày lấy mẫu' }).fill(sampled.read);
    await first.getByRole('button', { name: 'Lưu', exact: true }).click();
    await first.getByText('Đã lưu').waitFor();
    await second.getByRole('button', { name: 'Lưu', exact: true }).click();
    await second.getByText('Đã lưu').waitFor();
    expect(await kept()).toMatchObject({ onsetDate: onset.iso, sampleDate: sampled.iso });
  });
});
