import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../support/app.ts';
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
      const linked = async () => (await administrator.get('/users?q=da.doi')).json().items[0].ssoLinked;
      await expect.poll(linked).toBe(false);
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
