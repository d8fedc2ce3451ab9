import type { App } from '../../server/app.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import { createAccount } from '../../server/platform/access/usecases/manage-accounts.ts';
import { localDate } from '../../server/platform/clock/clock.ts';
import type { Outcome } from '../../server/platform/outcomes/outcome.ts';
import { createPlaces } from '../../server/registry/places/index.ts';
import type { Ready } from './messages.ts';
import { phoneOf } from './people.ts';

export const DATASET = 'live';
const PLACES = 500;
const PEOPLE_A_TRANSACTION = 10_000;
/** An account may send 20,000 requests a minute: enough of them that the limit is not what is measured. */
const OFFICERS = 48;
/** The first officers work for the whole province, the others for a commune each. */
const AT_PROVINCE = 8;

/** Who and what the load names. */
export type Filled = Omit<Ready, 'port' | 'size'> & {
  readonly placeNos: readonly number[];
  readonly personNos: readonly number[];
  readonly areaNos: readonly number[];
};

/** Fills an empty system through the doors: places in every commune of Lạng Sơn, people with phones, officers. */
export async function fill(app: App, people: number): Promise<Filled> {
  const { platform, areas } = app;
  const scope = systemScope('bench', DATASET);
  const today = localDate(platform.clock.now());
  const province = areas.byCode('20', today)!;
  const communes = areas.childrenOf(province.no, today);
  const places = await platform.db.transaction().execute((tx) =>
    createPlaces(
      platform,
      scope,
      tx,
      Array.from({ length: PLACES }, (_, i) => ({
        name: `Địa điểm ${i}`,
        kind: 'market' as const,
        areaNo: communes[i % communes.length]!.no,
      })),
    ),
  );
  const personNos: number[] = [];
  for (let from = 0; from < people; from += PEOPLE_A_TRANSACTION) {
    const drafts = Array.from({ length: Math.min(PEOPLE_A_TRANSACTION, people - from) }, (_, i) => ({
      fullName: `Nguyễn Văn ${String.fromCharCode(65 + (i % 26))}`,
      phones: [phoneOf(from + i)],
      areaNo: communes[i % communes.length]!.no,
      source: 'simulated' as const,
      assurance: 'document' as const,
    }));
    const made = await platform.db
      .transaction()
      .execute((tx) => app.doors.people.createPeople(scope, tx, drafts));
    personNos.push(...made.map(({ personNo }) => personNo));
  }
  const tokens: string[] = [];
  const areaIds: string[] = [];
  for (let i = 0; i < OFFICERS; i += 1) {
    const areaId = i < AT_PROVINCE ? province.id : communes[i % communes.length]!.id;
    const account = needed(
      await createAccount(platform, app.areaPaths, scope, {
        login: `bench-${i}`,
        name: `Cán bộ ${i}`,
        roles: [{ role: i < AT_PROVINCE ? 'health-officer' : 'commune-officer', areaId }],
        password: 'only for this benchmark',
      }),
    );
    areaIds.push(areaId);
    tokens.push((await app.sessions.open(account.id, DATASET, platform.clock.now())).token);
  }
  return {
    codes: places.map(({ code }) => code),
    placeNos: places.map(({ placeNo }) => placeNo),
    areaNos: communes.map(({ no }) => no),
    personNos,
    tokens,
    areaIds,
    communes: communes.length,
  };
}

/** The value of an outcome that can't be refused here. */
export function needed<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) {
    throw new Error(outcome.messageEn);
  }
  return outcome.value;
}
