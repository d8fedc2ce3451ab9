import { makePassword } from '../../../platform/access/passwords.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { createAccount } from '../../../platform/access/usecases/manage-accounts.ts';
import { DAY_MS, HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { DEMO } from '../context.ts';
import { demoId } from '../rules/ids.ts';
import { type Api, expectOk } from '../tail/api.ts';
import { ago, areaIdOf, homesOf, type Scene } from './scene.ts';

const KY_LUA = '06187';
/** Leader of the second group: nobody's shown log-in, so that something is recorded already. */
const SECOND = 'to.covid.4';
const ROUND_DAYS = 7;

type Listed = { readonly items: readonly { readonly id: string; readonly login?: string }[] };
type Group = { readonly key: string; readonly name: string; readonly homes: readonly string[] };

/**
 * Two residential groups of Kỳ Lừa with a team each: one has ten households to see today and nothing recorded yet, the
 * other shows what a morning brings. Cards of the first are printed.
 */
export async function sendTeams(scene: Scene): Promise<void> {
  const { run } = scene;
  const [administrator, officer, nurse] = [
    await scene.as('demo.quantri'),
    await scene.as('demo.phuong'),
    await scene.as('demo.yte'),
  ];
  const areaId = areaIdOf(scene, KY_LUA);
  const id = (name: string) => demoId(run, 'community', name);
  const homes = homesOf(scene, KY_LUA, 22);
  // Of a handful each team has half.
  const first = homes.length > 10 ? 10 : Math.ceil(homes.length / 2);
  const groups: readonly Group[] = [
    { key: '3', name: 'Tổ dân phố 3 (mô phỏng)', homes: homes.slice(0, first) },
    { key: '4', name: 'Tổ dân phố 4 (mô phỏng)', homes: homes.slice(first) },
  ];
  await openSecond(scene, areaId);
  const accounts = await expectOk<Listed>(officer, 'GET', `/community/candidates?area=${areaId}`);
  for (const { key, name, homes: own } of groups) {
    const unitId = id(`unit-${key}`);
    await expectOk(administrator, 'POST', '/areas', {
      id: unitId,
      parentId: areaId,
      name,
      kind: 'group',
      validFrom: '2026-01-01',
    });
    if (own.length > 0) {
      await expectOk(officer, 'POST', '/households/units', { ids: own, unitId });
    }
    const login = key === '3' ? 'demo.tocovid' : SECOND;
    await expectOk(officer, 'POST', '/community/teams', {
      id: id(`team-${key}`),
      areaId,
      name: `Tổ COVID ${name.toLowerCase()}`,
      unitIds: [unitId],
      accountIds: accounts.items.filter((one) => one.login === login).map((one) => one.id),
    });
  }
  await expectOk(officer, 'POST', '/households/from-addresses', { areaId });
  for (let day = 0; day < ROUND_DAYS; day += 1) {
    await expectOk(officer, 'POST', '/community/rounds', {
      id: id(`round-${day}`),
      areaId,
      unitIds: groups.map(({ key }) => id(`unit-${key}`)),
      day: localDate(run.startedAt + day * DAY_MS),
      reason: 'Hỏi thăm từng hộ, ai sốt hoặc ho báo ngay (mô phỏng)',
    });
  }
  if (groups[1]!.homes.length > 0) {
    await visitHomes(scene, groups[1]!.homes, nurse);
  }
  await expectOk(officer, 'POST', '/people/cards/prints', {
    id: id('print'),
    areaId: id('unit-3'),
    which: 'without-card',
  });
  await helpSomebody(scene, officer, homes[0] ?? null);
}

/** A grandchild declares for somebody of the first household, as an officer confirmed; the person has a message waiting. */
async function helpSomebody(scene: Scene, officer: Api, householdId: string | null): Promise<void> {
  if (householdId === null) {
    return;
  }
  const id = (name: string) => demoId(scene.run, 'community', name);
  const home = await expectOk<{
    areaId: string;
    people: { personId: string; name: string; birthYear: number; phone: string | null }[];
  }>(officer, 'GET', `/households/${householdId}`);
  const [eldest] = home.people.toSorted((a, b) => a.birthYear - b.birthYear);
  const helper = { id: id('helper'), helperName: 'Hoàng Thị Cháu (mô phỏng)', relation: 'grandchild' };
  const begun = await officer('POST', `/people/${eldest!.personId}/assistance`, helper);
  // Played again, the helper is there; the token of the first time is kept nowhere.
  if (begun.status === 201) {
    const { token } = begun.body as { token: string };
    await expectOk(scene.cdc, 'POST', '/declarations', {
      id: id('declared'),
      person: { fullName: eldest!.name, birthYear: eldest!.birthYear, areaId: home.areaId },
      symptoms: [],
      exposures: [],
      declaredAt: ago(scene, HOUR_MS / 2),
      assistance: token,
    });
    await expectOk(scene.cdc, 'POST', '/community/reports', {
      id: id('report'),
      at: ago(scene, HOUR_MS / 3),
      feels: 'well',
      needs: ['medicine'],
      note: 'Thuốc huyết áp còn hai ngày (mô phỏng).',
      assistance: token,
    });
  }
  const reachable = home.people.find(({ phone }) => phone !== null);
  if (reachable !== undefined) {
    await expectOk(officer, 'POST', '/messages/notices', {
      id: id('notice'),
      smsId: id('notice-sms'),
      personId: reachable.personId,
      text: 'Mời đến trạm y tế phường lấy thuốc vào sáng mai (mô phỏng).',
    });
  }
}

/** Makes the account of the second leader, once; its password is told to nobody. */
async function openSecond({ context }: Scene, areaId: string): Promise<void> {
  const made = await createAccount(context.platform, context.areaPaths, systemScope('demo', DEMO), {
    login: SECOND,
    name: 'Tổ trưởng tổ dân phố 4 (mô phỏng)',
    roles: [{ role: 'community-team', areaId }],
    password: makePassword(),
  });
  if (!made.ok && made.code !== 'session.login-taken') {
    throw new Error(made.messageEn);
  }
}

/** A morning of the second team: most were met, two doors stayed shut, one asks for food and one feels worse. */
async function visitHomes(scene: Scene, homes: readonly string[], nurse: Api): Promise<void> {
  const leader = await scene.as(SECOND);
  const id = (name: string) => demoId(scene.run, 'community', name);
  // What asks for somebody comes first: a small province has few households here.
  const records = [
    ...homes.slice(0, 1).map((home) => [home, 'worse', 0.35] as const),
    ...homes.slice(1, 2).map((home) => [home, 'food', 0.3] as const),
    ...homes
      .slice(2, 3)
      .flatMap((home) => [[home, 'absent', 0.95] as const, [home, 'absent', 0.25] as const]),
    ...homes.slice(3, 8).map((home, n) => [home, 'seen', 0.9 - n * 0.1] as const),
    ...homes.slice(8, 9).map((home) => [home, 'called', 0.2] as const),
  ];
  const today = await expectOk<{ households: { id: string; people: { id: string }[] }[] }>(
    leader,
    'GET',
    '/community/today',
  );
  await expectOk(leader, 'POST', '/community/visits/batch', {
    items: records.map(([householdId, result, hours], n) => ({
      id: id(`visit-${n}`),
      householdId,
      at: ago(scene, hours * HOUR_MS),
      result,
      ...(result === 'worse'
        ? {
            personIds:
              today.households
                .find((one) => one.id === householdId)
                ?.people.slice(0, 1)
                .map((one) => one.id) ?? [],
          }
        : {}),
    })),
  });
  const needs = await expectOk<{ items: { id: string; kind: string; state: string; version: number }[] }>(
    nurse,
    'GET',
    '/community/needs?kind=food',
  );
  for (const need of needs.items.filter(({ state }) => state === 'OPEN')) {
    const answer = { version: need.version, step: 'take' };
    await expectOk(nurse, 'POST', `/community/needs/${need.id}/answer`, answer);
  }
}
