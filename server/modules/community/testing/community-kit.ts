import { expect } from 'vitest';
import { type Caller, type TestApp, testApp, type TestAppOptions } from '../../../../test/support/app.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';

export const COMMUNE = '05986';
export const HAMLET = 'Khối Nà Lừa';

/** A commune with a hamlet, ten households in it, and a team of one account. */
export type CommunityKit<T extends TestApp = TestApp> = {
  readonly t: T;
  readonly officer: Caller;
  readonly nurse: Caller;
  readonly leader: Caller;
  readonly unitId: string;
  readonly teamId: string;
  /** Households with the people in them. */
  readonly homes: readonly { readonly id: string; readonly people: readonly string[] }[];
  readonly post: <R>(who: Caller, path: string, body: object, status?: number) => Promise<R>;
};

/** The program with a team that has something to do: the commune called a round of the hamlet for today. */
export async function communityKit(options: TestAppOptions = {}): Promise<CommunityKit> {
  return await furnish(await testApp(options));
}

/** The same in a program that runs already. */
export async function furnish<T extends TestApp>(
  t: T,
  leaders: readonly string[] = [],
  commune: string = COMMUNE,
): Promise<CommunityKit<T>> {
  const officer = await t.as('commune-officer', commune);
  const nurse = await t.as('medical-staff', commune);
  const leader = await t.as('community-team', commune);
  const administrator = await t.as('administrator');
  const post = async <R>(who: Caller, path: string, body: object, status = 201): Promise<R> => {
    const answer = await who.post(path, body);
    expect(answer.statusCode, `${path} ${answer.body}`).toBe(status);
    return answer.json();
  };
  const areaId = t.areaId(commune);
  const unit = { parentId: areaId, name: HAMLET, kind: 'hamlet', validFrom: '2026-01-01' };
  const { id: unitId } = await post<{ id: string }>(administrator, '/areas', unit);
  const homes: { id: string; people: string[] }[] = [];
  for (let n = 1; n <= 10; n += 1) {
    const address = `Số ${n}, ${HAMLET}`;
    const people = [];
    for (const [who, birthYear] of [
      ['Ông', 1950],
      ['Con', 1985],
    ] as const) {
      const phones = who === 'Ông' ? [`09120010${String(n).padStart(2, '0')}`] : [];
      const person = {
        fullName: `Nông Văn ${who} ${'ABCDEGHIKL'[n - 1]}`,
        birthYear,
        address,
        areaId,
        phones,
      };
      people.push((await post<{ id: string }>(officer, '/people', person)).id);
    }
    const id = uuid7();
    await post(officer, '/households', { id, areaId, unitId, address, personIds: people });
    homes.push({ id, people });
  }
  const teamId = uuid7();
  const accountIds = [leader.accountId, ...leaders];
  await post(officer, '/community/teams', {
    id: teamId,
    areaId,
    name: 'Tổ Nà Lừa',
    unitIds: [unitId],
    accountIds,
  });
  return { t, officer, nurse, leader, unitId, teamId, homes, post };
}

/** Calls a round of the hamlet for today. */
export async function callRound(
  kit: CommunityKit,
  day: string,
  reason = 'Rà soát sốt, ho toàn khối',
): Promise<string> {
  const body = { id: uuid7(), areaId: kit.t.areaId(COMMUNE), unitIds: [kit.unitId], day, reason };
  return (await kit.post<{ id: string }>(kit.officer, '/community/rounds', body)).id;
}
