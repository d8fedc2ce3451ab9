import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { DEMO_PASSWORD } from '../../server/modules/demo/index.ts';
import { type TestApp, testApp } from './app.ts';
import { demoTemplate } from './demo-template.ts';
import { runningClock } from './fixed.ts';

/** A test program that browsers can open. */
export type ListeningApp = TestApp & {
  /** Origin without a slash at the end. */
  readonly url: string;
};

const ORIGIN = 'http://127.0.0.1';
/** Where the built web apps lie: `npm test` builds them into `dist`. */
export const WEB_DIR = process.env['VX_WEB_DIR'] ?? fileURLToPath(new URL('../../dist', import.meta.url));

/**
 * The whole program with its web apps on a free loopback port, with a small simulated province whose history ends when the
 * first test of the run asked for it. Time runs with the machine's, as the browser's does. Close it in afterAll.
 * @param webDir another folder with the built apps, for a test that changes them.
 */
export async function listeningApp(webDir: string = WEB_DIR): Promise<ListeningApp> {
  for (const name of ['citizen', 'console']) {
    if (!existsSync(`${webDir}/${name}/index.html`)) {
      throw new Error(`no built ${name} in ${webDir}: run npm run build`);
    }
  }
  const template = await demoTemplate();
  const t = await testApp({
    template,
    clock: runningClock(),
    schedules: true,
    publicUrl: ORIGIN,
    webDir,
  });
  try {
    await t.http.listen({ port: 0, host: '127.0.0.1' });
  } catch (error) {
    await t.close();
    throw error;
  }
  return { ...t, url: `http://127.0.0.1:${(t.http.server.address() as AddressInfo).port}` };
}

/** Opens a session of a demo account in this browser context. */
export async function logIn(t: ListeningApp, context: BrowserContext, login: string): Promise<void> {
  const answer = await context.request.post(`${t.url}/api/v1/session`, {
    data: { login, password: DEMO_PASSWORD },
  });
  if (answer.status() !== 200) {
    throw new Error(`log-in of ${login}: ${answer.status()}`);
  }
}
