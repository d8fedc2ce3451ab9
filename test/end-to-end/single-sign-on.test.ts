import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { type Caller, testApp, type TestApp } from '../support/app.ts';
import { chromiumPath, freshContext, launchChromium } from '../support/browser.ts';
import { runningClock } from '../support/fixed.ts';
import type { TestProvider } from '../support/oidc-provider.ts';
import { type ProvinceProvider, provinceProvider } from '../support/province-provider.ts';

const WEB_DIR = process.env['VX_WEB_DIR'] ?? fileURLToPath(new URL('../../dist', import.meta.url));

let t: TestApp;
let url: string;
let provider: TestProvider;
let province: ProvinceProvider;
let browser: Browser;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

/** Replaces a key while the answer is lost on its way: the screen says so, and leads to another one. */
async function replaceAKey(page: Page, administrator: Caller): Promise<void> {
  const name = 'Cổng dữ liệu tỉnh';
  const expiresAt = new Date(t.clock.now() + 86_400_000).toISOString();
  const given = { id: uuid7(), name, role: 'analyst', areaId: t.areaId('20'), expiresAt };
  expect((await administrator.post('/api-keys', given)).statusCode).toBe(201);
  let lost = 0;
  await page.route('**/api-keys/*/rotate', async (route) => {
    await route.fetch();
    lost += 1;
    await route.abort();
  });
  await page.goto(`${url}/console/api-keys`);
  await page.getByRole('button', { name: `Đổi khóa ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đổi khóa' }).click();
  const told = page.getByRole('dialog', {
    name: `Khóa của ${name} đã tạo, nhưng nội dung không tới được bạn`,
  });
  await told.waitFor();
  expect(lost).toBe(1);
  await page.unroute('**/api-keys/*/rotate');
  await told.getByRole('button', { name: 'Tạo lại khóa' }).click();
  const shown = page.getByRole('dialog', { name: 'Khóa vừa tạo' });
  await shown.getByText(/^vxk_/u).waitFor();
  await shown.getByRole('button', { name: 'Đóng' }).click();
  await page.getByText('Đã đổi: khóa cũ còn chạy 1 ngày').waitFor();
  // The one that nobody saw has ended: of three keys one is good, and only it can be replaced.
  await page.getByRole('button', { name: `Đổi khóa ${name}` }).waitFor();
}

describe.skipIf(chromiumPath === null || !existsSync(`${WEB_DIR}/console/index.html`))(
  'the button of the single sign-on',
  () => {
    beforeAll(async () => {
      const port = await freePort();
      url = `http://127.0.0.1:${port}`;
      // Another name of the machine: for the browser another site, as a provider is.
      province = await provinceProvider(url, {}, 'localhost');
      ({ provider } = province);
      t = await testApp({ oidc: province.oidc, publicUrl: url, webDir: WEB_DIR, clock: runningClock() });
      await t.http.listen({ port, host: '127.0.0.1' });
      browser = await launchChromium();
    });
    afterAll(async () => {
      await browser?.close();
      await t?.close();
      await province?.close();
    });

    it('leads to the screen that was asked for, and out again at both', async () => {
      const administrator = await t.as('administrator');
      await administrator.post('/users', {
        login: 'nguoi.moi',
        name: 'Người Được Mời',
        roles: [{ role: 'health-officer', areaId: t.areaId('20') }],
        contact: { email: 'moi@langson.gov.vn' },
      });
      provider.person = { sub: 'moi', email: 'moi@langson.gov.vn', email_verified: true };
      const context = await freshContext(browser, { serviceWorkers: 'block' });
      const page = await context.newPage();
      await page.goto(`${url}/console/health`);
      await page.getByRole('button', { name: 'Đăng nhập bằng Cổng tỉnh' }).click();
      await page.getByRole('heading', { level: 1, name: 'Tình trạng hệ thống' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/console/health');
      await page.getByText('Người Được Mời').first().waitFor();
      await page.getByRole('button', { name: 'Đăng xuất' }).click();
      // The provider asks whether to leave it too.
      await page.waitForURL((to) => to.origin === provider.issuer);
      expect(page.url()).toContain('/session/end');
      await page.goto(`${url}/console/health`);
      await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor();
      await context.close();
    }, 60_000);

    it('is undone by an administrator, in a drawer that holds one form', async () => {
      const administrator = await t.as('administrator');
      const people = [
        ['quan.tri', 'Người Quản Trị', 'administrator'],
        ['da.doi', 'Người Đã Đổi', 'tracer'],
      ] as const;
      for (const [login, name, role] of people) {
        const roles = [{ role, areaId: t.areaId('20') }];
        await administrator.post('/users', {
          login,
          name,
          roles,
          contact: { email: `${login}@langson.gov.vn` },
        });
      }
      const enter = async (login: string, path: string, heading: string) => {
        provider.person = { sub: login, email: `${login}@langson.gov.vn`, email_verified: true };
        const context = await freshContext(browser, { serviceWorkers: 'block' });
        const page = await context.newPage();
        await page.goto(`${url}/console${path}`);
        await page.getByRole('button', { name: 'Đăng nhập bằng Cổng tỉnh' }).click();
        await page.getByRole('heading', { level: 1, name: heading }).waitFor();
        return page;
      };
      await (await enter('da.doi', '/health', 'Tình trạng hệ thống')).context().close();
      const page = await enter('quan.tri', '/users?q=da.doi', 'Tài khoản cán bộ');
      await page.getByText('da.doi', { exact: true }).click();
      const drawer = page.getByRole('dialog', { name: 'Tài khoản da.doi' });
      await expect.poll(async () => await drawer.locator('[aria-busy="true"]').count()).toBe(0);
      expect(await drawer.getByRole('textbox', { name: 'Họ và tên' }).count()).toBe(1);
      await drawer.getByRole('button', { name: 'Bỏ nối với đăng nhập chung' }).click();
      const asked = page.getByRole('dialog', { name: 'Bỏ nối với đăng nhập chung: da.doi' });
      await asked.getByRole('textbox', { name: 'Lý do' }).fill('Tỉnh đổi cổng');
      await asked.getByRole('button', { name: 'Bỏ nối với đăng nhập chung' }).click();
      const listed = async () => (await administrator.get('/users?q=da.doi')).json().items[0];
      await expect.poll(async () => (await listed()).ssoLinked).toBe(false);
      // As the officer leaves it who undoes the link by hand.
      await sql`update account_contact set claim_ended = true`.execute(t.app.platform.db);
      await page.reload();
      await page.getByText('da.doi', { exact: true }).click();
      await drawer.getByRole('button', { name: 'Cho đăng nhập chung nối lại' }).click();
      const again = page.getByRole('dialog', { name: 'Cho đăng nhập chung nối lại: da.doi' });
      await again.getByRole('textbox', { name: 'Lý do' }).fill('Cán bộ đề nghị');
      await again.getByRole('button', { name: 'Cho đăng nhập chung nối lại' }).click();
      await expect.poll(async () => (await listed()).ssoEnded).toBe(false);
      await replaceAKey(page, administrator);
      await page.context().close();
    }, 60_000);

    it('says in one sentence why it let nobody in', async () => {
      provider.person = { sub: 'la', email: 'la@example.vn', email_verified: true };
      const context = await freshContext(browser, { serviceWorkers: 'block' });
      const page = await context.newPage();
      await page.goto(`${url}/console/login`);
      await page.getByRole('button', { name: 'Đăng nhập bằng Cổng tỉnh' }).click();
      await page.getByText('Chưa có tài khoản nào chờ bạn ở đây.').waitFor();
      expect(new URL(page.url()).origin).toBe(url);
      await context.close();
    }, 60_000);
  },
);
