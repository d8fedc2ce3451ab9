import { expect } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../../test/support/app.ts';
import { recountFigures } from '../../../platform/figures/recount.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { lockdownFigures } from '../figures.ts';

export const COMMUNE = '06184';
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The program with an office, an officer of the commune, and a hamlet with two households of two and one person. */
export type LockdownKit = {
  readonly t: TestApp;
  readonly officer: Caller;
  readonly health: Caller;
  readonly officeId: string;
  readonly hamletId: string;
  readonly people: readonly string[];
  readonly iso: (offset?: number) => string;
  readonly draft: (extra?: object) => Promise<string>;
  /** Issues the decision; answers the cordon. */
  readonly decide: (id: string) => Promise<ReturnType<JSON['parse']>>;
  readonly differences: () => Promise<readonly unknown[]>;
};

export async function lockdownKit(): Promise<LockdownKit> {
  const t = await testApp();
  const [officer, health, administrator] = [
    await t.as('commune-officer', COMMUNE),
    await t.as('health-officer', '20'),
    await t.as('administrator', '20'),
  ];
  const iso = (offset = 0) => new Date(t.clock.now() + offset).toISOString();
  const made = async (who: Caller, path: string, body: object) => {
    const answer = await who.post(path, body);
    expect(answer.statusCode, answer.body).toBeLessThan(300);
    return answer.json();
  };
  const { id: officeId } = await made(administrator, '/organisations', {
    name: 'UBND xã Đồng Đăng',
    kind: 'peoples-committee',
    areaId: t.areaId(COMMUNE),
    numberSuffix: 'QĐ-UBND',
  });
  const { id: hamletId } = await made(administrator, '/areas', {
    parentId: t.areaId(COMMUNE),
    kind: 'hamlet',
    name: 'Thôn Nà Pàn',
    validFrom: '2026-01-01',
    centroid: { lat: 21.94, lon: 106.69 },
  });
  const home = uuid7();
  const person = async (i: number, extra: object) =>
    (
      await made(health, '/people', {
        fullName: `Lương Thị Mai ${['An', 'Bình', 'Chi', 'Dung', 'Giang'][i]}`,
        birthYear: 1960 + 7 * i,
        sex: 'female',
        phones: [`091234600${i}`],
        areaId: t.areaId(COMMUNE),
        ...extra,
      })
    ).id as string;
  const address = 'Số 3, thôn Nà Pàn, xã Đồng Đăng';
  const people = [
    await person(0, { areaId: hamletId, householdId: home, address }),
    await person(1, { areaId: hamletId, householdId: home, address }),
    await person(2, { areaId: hamletId, address: 'Số 5, thôn Nà Pàn' }),
    await person(3, { address: 'Số 8, ngõ 12, đường Trần Phú' }),
    await person(4, { address: 'Số 9, ngõ 112, đường Trần Phú' }),
  ];
  return {
    t,
    officer,
    health,
    officeId,
    hamletId,
    people,
    iso,
    draft: async (extra = {}) =>
      (
        await made(officer, '/lockdowns', {
          title: 'Thôn Nà Pàn',
          disease: 'covid-19',
          shape: { kind: 'unit', areaId: hamletId },
          sources: { shape: true },
          from: iso(-HOUR),
          until: iso(13 * DAY),
          reason: 'Có chùm ca bệnh trong thôn',
          ...extra,
        })
      ).id,
    decide: async (id) =>
      await made(officer, `/lockdowns/${id}/decision`, {
        id: uuid7(),
        officeId,
        legalBasis: 'Luật 114/2025/QH15',
      }),
    differences: async () => await recountFigures(t.app.platform.db, lockdownFigures, t.clock.now()),
  };
}
