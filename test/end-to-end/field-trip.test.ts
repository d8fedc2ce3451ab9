import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSigner } from '../../server/platform/credentials/module.ts';
import { makeShortCode } from '../../lib/credentials/index.ts';
import { chromiumPath, launchChromium, PATIENCE_MS } from '../support/browser.ts';
import { type FakeCamera, fakeCamera } from '../support/fake-camera.ts';
import { openPost, ORIGIN, papersOfEveryKind } from '../support/gate-papers.ts';
import { listeningApp, type ListeningApp } from '../support/listening.ts';
import { beginShift, cameraReady, type FieldPhone, fieldPhone } from './phone/field-phone.ts';

const HOUR = 3_600_000;
let t: ListeningApp;
let camera: FakeCamera;
let browser: Browser;
let phone: FieldPhone;
let page: Page;

/** A trip of the demo that is still to be driven, with the code its driver shows. */
async function openTrip(): Promise<{ id: string; signed: string; plate: string }> {
  const commander = await t.as('gate-commander', '20');
  const { items } = (await commander.get('/border/trips?state=REGISTERED')).json();
  const { id } = items[0];
  const { signed, plate } = (await commander.get(`/border/trips/${id}`)).json();
  return { id, signed, plate };
}

async function read(text: string): Promise<void> {
  const field = page.getByLabel('Mã, biển số, CCCD hoặc điện thoại');
  await field.fill(text);
  await field.press('Enter');
}

describe.skipIf(chromiumPath === null)('papers beyond the first at a checkpoint', () => {
  beforeAll(async () => {
    camera = await fakeCamera();
    [t, browser] = await Promise.all([listeningApp(), launchChromium(camera.flags)]);
    phone = await fieldPhone(browser);
    page = phone.page;
    await beginShift(phone, t.url, await openPost(t, 'Chốt Giấy Thử'));
  });
  afterAll(async () => {
    await browser?.close();
    await camera?.close();
    await t?.close();
  });

  it('takes one more paper of the person shown through the camera, and none of somebody else', async () => {
    const validity = { from: t.clock.now(), until: t.clock.now() + 12 * HOUR };
    const who = { name: 'Hứa Văn Giấy', birthYear: 1975 };
    const signer = createSigner(t.app.platform);
    const code = (kind: 'declaration' | 'testslip') =>
      makeShortCode(kind, crypto.getRandomValues(new Uint8Array(8)));
    const declaration = { code: code('declaration'), ...who, areaCode: ORIGIN, companions: 0 };
    const slip = {
      code: code('testslip'),
      ...who,
      testType: 'rapid',
      sampledAt: new Date(t.clock.now() - HOUR),
      result: 'negative',
    } as const;
    await camera.show(await signer.issue('demo', 'declaration', declaration, validity));
    await page.getByTestId('decision').waitFor();
    await page.getByText('khai đi một mình', { exact: true }).waitFor();
    expect(await page.locator('video').count()).toBe(0);
    await camera.blank();
    await page.getByRole('button', { name: 'Quét thêm giấy của người này' }).click();
    await cameraReady(page);
    await camera.show((await papersOfEveryKind(t)).declaration);
    await page.getByText('Giấy này của người khác').waitFor();
    await camera.show(await signer.issue('demo', 'testslip', slip, validity));
    await page.getByText(/Tờ khai, Phiếu xét nghiệm/i).waitFor();
    expect(await page.locator('video').count()).toBe(0);
    await page.getByRole('button', { name: 'Bỏ, không ghi' }).click();
    await camera.blank();
  });

  it('keeps the decisions in sight on a small phone', async () => {
    await read('020190001234||Lý Thị Thử|05031990|Nữ|Khối 1, Đồng Đăng|01062021');
    await page.getByTestId('decision').waitFor();
    for (const button of await page.locator('.decisions button').all()) {
      const box = (await button.boundingBox())!;
      expect(box.y + box.height).toBeLessThanOrEqual(780);
    }
    await expect.poll(async () => await page.locator('.decisions button').count()).toBe(5);
    await page.getByRole('button', { name: 'Bỏ, không ghi' }).click();
  });

  it('opens the vehicle with the code of a trip, and says no once the trip was withdrawn', async () => {
    const trip = await openTrip();
    const permit = page.locator('.good, .bad').filter({ hasText: 'Giấy phép cấp cho biển' });
    await read(trip.signed);
    await permit.waitFor();
    expect(await permit.getAttribute('class')).toBe('good');
    await expect.poll(async () => await permit.innerText()).toContain('Mã hợp lệ');
    await page.getByRole('button', { name: /^(Xong xe này|Đóng xe)/ }).click();

    const commander = await t.as('gate-commander', '20');
    const cancel = {
      outcome: 'cancelled',
      at: new Date(t.clock.now()).toISOString(),
      reason: 'Không đi nữa',
    };
    expect((await commander.post(`/border/trips/${trip.id}/close`, cancel)).statusCode).toBe(200);
    await page.getByRole('button', { name: 'Sổ ca' }).click();
    await page.getByRole('button', { name: 'Cập nhật gói dữ liệu' }).click();
    await expect
      .poll(
        async () => {
          await page.getByRole('button', { name: 'Quét', exact: true }).click();
          await read(trip.signed);
          await permit.waitFor();
          const shown = await permit.getAttribute('class');
          await page.getByRole('button', { name: /^(Xong xe này|Đóng xe)/ }).click();
          return shown;
        },
        { timeout: PATIENCE_MS, interval: 1000 },
      )
      .toBe('bad');
  });
});
