import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { DEMO_PASSWORD } from '../../../server/modules/demo/index.ts';
import { freshContext } from '../../support/browser.ts';
import { probeSights } from './sight-probe.ts';

const API = '**/api/**';
const BATCH = '**/api/v1/gates/crossings/batch';

/** A phone with the field app, in a profile of its own. */
export type FieldPhone = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the bar says of the queue. */
  readonly queue: () => Promise<string>;
  /** Decide as proposed; resolves on the screen of the next scan. */
  readonly takeProposal: () => Promise<void>;
  /** No network, and the phone knows; or a network that reaches no server, which the phone does not know. */
  readonly cutNetwork: (how: 'no-network' | 'no-server') => Promise<void>;
  /** The network is as it was. */
  readonly restoreNetwork: () => Promise<void>;
};

/** A phone as narrow as a cheap one, with leave to use the camera. */
export async function fieldPhone(browser: Browser): Promise<FieldPhone> {
  const options = { viewport: { width: 360, height: 780 }, hasTouch: true, permissions: ['camera'] };
  const context = await freshContext(browser, options);
  await probeSights(context);
  const page = await context.newPage();
  const unreachable = async (route: Route) => await route.abort('connectionfailed');
  return {
    context,
    page,
    queue: async () => await page.getByTestId('queue').innerText(),
    takeProposal: async () => {
      await page.locator('.decisions .proposed').click();
      await page.getByRole('heading', { name: 'Ba lượt vừa rồi' }).waitFor();
    },
    cutNetwork: async (how) => {
      await (how === 'no-network' ? context.setOffline(true) : context.route(API, unreachable));
    },
    restoreNetwork: async () => {
      await context.unroute(API, unreachable);
      await context.setOffline(false);
    },
  };
}

/** Begin the shift, and let its start reach the server: else it waits with what a test records without a network. */
async function startShift(page: Page): Promise<void> {
  const started = page.waitForResponse(
    (answer) => answer.url().endsWith('/api/v1/gates/shifts') && answer.request().method() === 'POST',
  );
  await page.getByRole('button', { name: 'Bắt đầu ca' }).click();
  await started;
  await page.getByTestId('queue').filter({ hasText: 'Đã gửi hết' }).waitFor();
}

/** Log in as the gate officer of the demo. */
export async function logInOnPhone(page: Page): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill('demo.chot');
  await page.getByLabel('Mật khẩu').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

/** Log in as the gate officer of the demo, fetch the pack of a post, try the camera and begin a shift. */
export async function beginShift({ page }: FieldPhone, url: string, postId: string): Promise<void> {
  await page.goto(`${url}/field/`);
  await logInOnPhone(page);
  await page.locator('#post').selectOption(postId);
  await page.getByRole('button', { name: 'Tải gói dữ liệu' }).click();
  await page.getByText(/^Gói dữ liệu lúc/).waitFor();
  await page.getByRole('button', { name: 'Thử máy ảnh' }).click();
  await page.getByText('✓ Máy ảnh dùng được').waitFor();
  await startShift(page);
  await cameraReady(page);
  await page.evaluate(async () => await navigator.serviceWorker.ready);
}

/** Log in as the gate officer of the demo, fetch the pack of a post and begin a shift, on a machine without a camera. */
export async function beginShiftBlind(page: Page, url: string, postId: string): Promise<void> {
  await page.goto(`${url}/field/`);
  await logInOnPhone(page);
  await page.locator('#post').selectOption(postId);
  await page.getByRole('button', { name: 'Tải gói dữ liệu' }).click();
  await page.getByText(/^Gói dữ liệu lúc/).waitFor();
  await startShift(page);
  await page.getByText('Chưa có lượt nào trong ca.').waitFor();
  await page.evaluate(async () => await navigator.serviceWorker.ready);
}

/** The camera looks for the next code. */
export async function cameraReady(page: Page): Promise<void> {
  await page.getByText('Đưa mã vào giữa khung.').waitFor();
}

/** What happened to the requests that brought crossings. */
export type Trouble = { requests: number; lost: number; doubled: number; cut: number };

/**
 * A network that plays a trick on each of the next three requests, beginning with the `first`: its answer is lost after
 * the server has it, it arrives twice at once, it never arrives. All later ones pass.
 */
export async function troubleNetwork(
  context: BrowserContext,
  first: number,
): Promise<{ readonly seen: Trouble; readonly end: () => Promise<void> }> {
  const seen: Trouble = { requests: 0, lost: 0, doubled: 0, cut: 0 };
  const tricks = [
    async (route: Route) => {
      await route.fetch();
      seen.lost += 1;
      await route.abort('connectionreset');
    },
    async (route: Route) => {
      const twin = route.fetch();
      seen.doubled += 1;
      await route.continue();
      await twin;
    },
    async (route: Route) => {
      seen.cut += 1;
      await route.abort('connectionreset');
    },
  ];
  const play = async (route: Route) => {
    const trick = seen.requests < tricks.length ? tricks[(first + seen.requests) % tricks.length] : undefined;
    seen.requests += 1;
    await (trick === undefined ? route.continue() : trick(route));
  };
  await context.route(BATCH, play);
  return { seen, end: async () => await context.unroute(BATCH, play) };
}
