import type { Role } from '../../../../contract/rights.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { findByLogin } from '../../../platform/access/store/accounts.ts';
import { createAccount } from '../../../platform/access/usecases/manage-accounts.ts';
import { makePassword } from '../../../platform/access/passwords.ts';
import type { AreaDirectory } from '../../../registry/areas/index.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { DEMO, type DemoContext } from '../context.ts';
import {
  DEMO_PASSWORD,
  type DemoAccount,
  demoAccountTable,
  otherWorkplaces,
  SIMULATOR,
} from '../rules/demo-accounts.ts';

/** A demo log-in as the log-in page and the greeting show it. */
export type ShownAccount = {
  readonly login: string;
  readonly password: string;
  readonly role: string;
  readonly areaName: string | null;
};

type Context = Pick<DemoContext, 'platform' | 'areas' | 'areaPaths'>;

/** Creates the demo accounts that are missing. A commune that the list of today lacks gives way to the province. */
export async function openDemoAccounts(context: Context, provinceCode: string): Promise<void> {
  for (const account of demoAccountTable) {
    await openAccount(context, provinceCode, account, DEMO_PASSWORD);
  }
  await openAccount(context, provinceCode, SIMULATOR, makePassword());
}

/** The demo's log-ins, while they exist. */
export async function shownAccounts(
  { platform, areas }: Pick<DemoContext, 'platform' | 'areas'>,
  provinceCode: string,
): Promise<ShownAccount[]> {
  const known = await findByLogin(platform.db, SIMULATOR.login);
  if (known?.dataset !== DEMO) {
    return [];
  }
  const today = localDate(platform.clock.now());
  return demoAccountTable.map(({ login, role, commune }) => ({
    login,
    password: DEMO_PASSWORD,
    role,
    areaName: areas.byCode(commune ?? provinceCode, today)?.fullName ?? null,
  }));
}

/** Where the shown account of a role works, or trainees of a role without one: the id of its area; null for roles that nobody works in. */
export function areaOfRole(
  areas: AreaDirectory,
  provinceCode: string,
  today: string,
  role: Role,
): string | null {
  const account = demoAccountTable.find((one) => one.role === role);
  const commune = account === undefined ? otherWorkplaces[role] : account.commune;
  if (commune === undefined) {
    return null;
  }
  const area = areas.byCode(commune ?? provinceCode, today) ?? areas.byCode(provinceCode, today);
  return area?.id ?? null;
}

/**
 * A commune where no shown account works, another one each time: who learns to manage accounts there can end nobody else's.
 * @param pick 0 to 1, which of them.
 */
export function spareCommune(
  areas: AreaDirectory,
  provinceCode: string,
  today: string,
  pick: number,
): string | null {
  const province = areas.byCode(provinceCode, today);
  const taken = new Set(demoAccountTable.map(({ commune }) => commune));
  const spare =
    province === undefined ? [] : areas.childrenOf(province.no, today).filter(({ code }) => !taken.has(code));
  return spare[Math.floor(pick * spare.length)]?.id ?? null;
}

/** A bearer token of the simulator; valid for 12 hours. */
export async function simulatorToken({ platform, sessions }: DemoContext): Promise<string> {
  const account = await findByLogin(platform.db, SIMULATOR.login);
  if (account === undefined) {
    throw new Error('the demo has no simulator account');
  }
  return (await sessions.open(account.id, DEMO, platform.clock.now())).token;
}

async function openAccount(
  { platform, areas, areaPaths }: Context,
  provinceCode: string,
  { login, name, role, commune }: DemoAccount,
  password: string,
): Promise<void> {
  const today = localDate(platform.clock.now());
  const area = areas.byCode(commune ?? provinceCode, today) ?? areas.byCode(provinceCode, today);
  const made = await createAccount(platform, areaPaths, systemScope('demo', DEMO), {
    login,
    name,
    roles: [{ role, areaId: area!.id }],
    password,
  });
  if (!made.ok && made.code !== 'session.login-taken') {
    throw new Error(made.messageEn);
  }
}
