import type { AddressInfo } from 'node:net';
import { roleTable, type Role } from '../contract/rights.ts';
import type { App } from './app.ts';
import { shownAccounts } from './modules/demo/index.ts';
import { systemScope } from './platform/access/scope.ts';
import { listAccounts } from './platform/access/store/accounts.ts';
import { changeAccount } from './platform/access/usecases/change-account.ts';
import { createAccount } from './platform/access/usecases/manage-accounts.ts';
import { type Config, publicOrigin } from './platform/config/index.ts';

const FIRST_LOGIN = 'admin';

/**
 * Says on stdout where the program answers and how to log in: the demo's accounts, or once, on a system without
 * any account, the first administrator's one-time password.
 * @param started when the program was started, Unix ms.
 */
export async function greet(app: App, config: Config, started: number): Promise<void> {
  const { port } = app.http.server.address() as AddressInfo;
  const origin = publicOrigin(config, port);
  const accounts = config.demo ? await demoLines(app, config.province) : await firstAdministrator(app);
  const seconds = ((Date.now() - started) / 1000).toFixed(1).replace('.', ',');
  const lines = [
    '',
    `Vùng Xanh đã sẵn sàng sau ${seconds} giây / is ready`,
    '',
    `  Người dân / Citizens             ${origin}/`,
    `  Cán bộ / Officers' console       ${origin}/console/`,
    `  API                              ${origin}/api/docs`,
    '',
    ...accounts,
    'Ctrl-C để dừng / to stop',
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function demoLines(app: App, province: string): Promise<string[]> {
  const accounts = await shownAccounts(app, province);
  if (accounts.length === 0) {
    return [];
  }
  const rows = accounts.map(({ login, role, areaName }) => {
    const { vi, en } = roleTable[role as Role];
    return `  ${login.padEnd(16)}${`${vi} / ${en}`.padEnd(46)}${areaName ?? ''}`;
  });
  return [
    `DỮ LIỆU MÔ PHỎNG: mọi tài khoản dùng mật khẩu "${accounts[0]!.password}"`,
    `SIMULATED DATA: every account has the password "${accounts[0]!.password}"`,
    '',
    ...rows,
    '',
  ];
}

/**
 * Makes the first administrator of an empty system. One that nobody used before its password ended gets another at the
 * next start: there is nobody else who could give it one.
 */
export async function firstAdministrator(app: Pick<App, 'platform' | 'areaPaths'>): Promise<string[]> {
  const scope = systemScope('first-run', 'live');
  const known = await listAccounts(scope, app.platform.db, { limit: 1, areaIds: null });
  const [only, ...others] = known;
  const now = app.platform.clock.now();
  const ended = (only?.password_until?.getTime() ?? Number.POSITIVE_INFINITY) <= now;
  if (only !== undefined && (others.length > 0 || only.login !== FIRST_LOGIN || !ended)) {
    return [];
  }
  const made =
    only === undefined
      ? await createAccount(app.platform, app.areaPaths, scope, {
          login: FIRST_LOGIN,
          name: 'Quản trị hệ thống',
          roles: [{ role: 'administrator', areaId: null }],
        })
      : await changeAccount(app.platform, app.areaPaths, scope, only.id, {
          version: only.version,
          resetPassword: true,
        });
  if (!made.ok) {
    return [`${made.message} / ${made.messageEn}`, ''];
  }
  return [
    'Tài khoản quản trị đầu tiên; mật khẩu dùng một lần trong 72 giờ, chỉ hiện lần này, phải đổi khi đăng nhập:',
    'The first administrator; the one-time password works for 72 hours, is shown this once and must be changed at log-in:',
    `  ${FIRST_LOGIN}   ${made.value.oneTimePassword}`,
    '',
  ];
}
