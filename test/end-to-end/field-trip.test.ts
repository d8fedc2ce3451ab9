import { existsSync } from 'node:fs';
import jsqr from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSigner } from '../../server/platform/credentials/module.ts';
import { completionContent, completionText, makeShortCode } from '../../lib/credentials/index.ts';
import { pictureOf } from '../../server/modules/orders/testing/picture.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { chromiumPath, launchChromium, PATIENCE_MS } from '../support/browser.ts';
import type { Caller } from '../support/app.ts';
import { type FakeCamera, fakeCamera } from '../support/fake-camera.ts';
import { openPost, ORIGIN, papersOfEveryKind } from '../support/gate-papers.ts';
import { listeningApp, type ListeningApp } from '../support/listening.ts';
import { beginShift, cameraReady, type FieldPhone, fieldPhone } from './phone/field-phone.ts';

const HOUR = 3_600_000;
/** Its types name a default that Node has one level deeper than bundlers. */
const readQr = jsqr as unknown as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null;
const patience = { timeout: PATIENCE_MS, interval: 100 };
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

/** Runs in the page: the number of the list of withdrawn codes in the pack that the phone keeps, and what it has keys for. */
async function keptList(): Promise<{ sequence: number; kinds: string[] }> {
  const opened = indexedDB.open('vung-xanh-field');
  await new Promise((resolve) => (opened.onsuccess = resolve));
  const asked = opened.result.transaction('values').objectStore('values').get('pack');
  await new Promise((resolve) => (asked.onsuccess = resolve));
  opened.result.close();
  const { revocations, keys } = asked.result.content;
  return { ...revocations, kinds: keys.flatMap((key: { kinds: string[] }) => key.kinds) };
}

/** Wait until the phone has by itself what was withdrawn, and the key that was made, a moment ago. @returns how long, ms. */
async function newestPack(kind = 'card'): Promise<number> {
  const begun = performance.now();
  const { sequence } = (await t.anonymous.get('/public/revocations')).json();
  await expect
    .poll(
      async () => {
        const kept = await page.evaluate(keptList);
        return kept.sequence >= sequence && kept.kinds.includes(kind);
      },
      { timeout: 90_000, interval: 500 },
    )
    .toBe(true);
  return performance.now() - begun;
}

async function holdCard(code: string): Promise<void> {
  await cameraReady(page);
  await camera.show(code);
  await page.getByTestId('decision').waitFor();
}

type Order = { readonly id: string; readonly officeId: string; readonly signerId: string };

async function made<T>(who: Caller, path: string, body: object): Promise<T> {
  const answer = await who.post(path, body);
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json() as T;
}

/** An order that is over and certified, and the code as a reader takes it from the printed certificate. */
async function certified(): Promise<{ order: Order; code: string }> {
  const [administrator, officer] = [await t.as('administrator'), await t.as('commune-officer', ORIGIN)];
  const areaId = t.areaId(ORIGIN);
  const office = { name: 'UBND xã Giấy Thử', kind: 'peoples-committee', areaId, numberSuffix: 'QĐ-UBND' };
  const { id: officeId } = await made<{ id: string }>(administrator, '/organisations', office);
  const head = { name: 'Hoàng Văn Ký', form: 'head', title: 'Chủ tịch', validFrom: '2026-01-01' };
  const signs = { id: uuid7(), officeId, kinds: ['quarantine-home'], ...head };
  const { id: signerId } = await made<{ id: string }>(administrator, '/signing-authorities', signs);
  const bearer = { fullName: 'Lưỡng Thị Xong', birthYear: 1966, areaId };
  const person = await made<{ id: string }>(officer, '/people', bearer);
  const now = t.clock.now();
  const { orders } = await made<{ orders: { id: string }[] }>(officer, '/orders', {
    personIds: [person.id],
    kind: 'quarantine-home',
    legalBasis: 'Luật Phòng bệnh 114/2025/QH15',
    issuerOfficeId: officeId,
    from: new Date(now).toISOString(),
    until: new Date(now + 14 * 24 * HOUR).toISOString(),
    reason: 'Tiếp xúc gần với ca bệnh',
  });
  const { id } = orders[0]!;
  await made(officer, `/orders/${id}/release`, { version: 1, reason: 'Đủ điều kiện' });
  await made(officer, '/orders/certificates', { ids: [id], officeId });
  const { data, width, height } = pictureOf(
    (await officer.get(`/orders/certificates.pdf?ids=${id}`)).rawPayload,
  );
  const read = readQr(data, width, height);
  return { order: { id, officeId, signerId }, code: read!.data };
}

/** The order was issued by mistake: its certificate is withdrawn with it. */
async function annul({ id, officeId, signerId }: Order): Promise<void> {
  const officer = await t.as('commune-officer', ORIGIN);
  const { version } = (await officer.get(`/orders/${id}`)).json();
  const decision = { officeId, signerId, legalBasis: 'Nghị định 101/2010/NĐ-CP' };
  await made(officer, `/orders/${id}/release`, {
    version,
    cancelled: true,
    reason: 'Ra nhầm người',
    decision,
  });
}

/** The code of a certificate that holds no more. */
async function endedCode(simulated = true): Promise<string> {
  const now = t.clock.now();
  const content = completionContent({
    number: '0001/QĐ-UBND',
    name: 'Lưỡng Văn Tuân',
    birthYear: 1990,
    office: 'UBND phường Tam Thanh',
    from: now - 20 * 24 * HOUR,
    ended: now - 6 * 24 * HOUR,
    simulated,
    certificate: { id: uuid7(), number: '0003/GXN-UBND', issued: now },
    signer: null,
  });
  const signer = createSigner(t.app.platform);
  return completionText(await signer.sign('completion', content, { from: now - 2000, until: now - 1000 }));
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

  it('refuses a card that was lost, without a network, once a pack of after its replacement is here', async () => {
    const health = await t.as('health-officer');
    const bearer = { fullName: 'Triệu Thị Mất', birthYear: 1949, areaId: t.areaId(ORIGIN) };
    const { id } = (await health.post('/people', bearer)).json();
    const card = async () => (await health.post(`/people/${id}/card`, {})).json().code as string;
    const [lost, next] = [await card(), await card()];
    const took = await newestPack();
    expect(took).toBeLessThanOrEqual(60_000);
    await phone.cutNetwork('no-network');
    await holdCard(lost);
    await page.getByText('Thẻ giấy này đã được thay bằng thẻ mới').waitFor();
    expect(await page.getByTestId('decision').getAttribute('data-outcome')).toBe('expired');
    await page.getByRole('button', { name: 'Bỏ, không ghi' }).click();
    await camera.blank();
    await holdCard(next);
    expect(await page.getByTestId('decision').getAttribute('data-outcome')).toBe('valid');
    await page.getByText('Triệu Thị Mất').first().waitFor();
    await page.getByRole('button', { name: 'Bỏ, không ghi' }).click();
    await camera.blank();
    await phone.restoreNetwork();
  });

  it.skipIf(!existsSync('/usr/bin/pdftoppm'))(
    'says of the code on a certificate, without a network, that it holds, ended, or was withdrawn (needs pdftoppm)',
    async () => {
      // A phone asks at once when its network is back; that it asks by itself, too, is waited for above.
      await phone.cutNetwork('no-network');
      const { order, code } = await certified();
      expect(code).toMatch(/^VXC1:/u);
      const shown = page.getByTestId('certificate');
      const hold = async (text: string, state: string, words: string) => {
        await camera.show(text);
        await expect.poll(async () => await shown.getAttribute('data-state'), patience).toBe(state);
        expect(await shown.innerText()).toContain(words);
        await camera.blank();
        await page.getByRole('button', { name: 'Đóng, quét tiếp' }).click();
      };
      await phone.restoreNetwork();
      await newestPack('completion');
      await phone.cutNetwork('no-network');
      await hold(code, 'valid', 'thật, còn giá trị');
      await hold(await endedCode(), 'ended', 'thật, đã hết hạn');
      await hold(await endedCode(false), 'not-of-training', 'không phải của tập huấn');
      await hold(`${code.slice(0, -6)}000000`, 'not-genuine', 'không thật');
      await annul(order);
      await phone.restoreNetwork();
      await newestPack();
      await phone.cutNetwork('no-network');
      await hold(code, 'withdrawn', 'đã bị thu hồi');
      await phone.restoreNetwork();
    },
  );
});
