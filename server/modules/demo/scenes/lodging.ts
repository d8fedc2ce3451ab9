import { DAY_MS, HOUR_MS } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import { visitor } from '../rules/visitors.ts';
import { expectOk } from '../tail/api.ts';
import { ago, areaIdOf, type Scene } from './scene.ts';

const KY_LUA = '06187';
const DONG_DANG = '06184';

type House = { readonly key: string; readonly name: string; readonly commune: string };
/** A guest: hours since the arrival, hours until the day they named (negative: it is over), and where from, by code or in words. */
type Guest = {
  readonly house: string;
  readonly hours: number;
  readonly leaves: number;
  readonly from: string;
  readonly room: string;
};

const houses: readonly House[] = [
  { key: 'inn-1', name: 'Nhà nghỉ Hoa Đào (mô phỏng)', commune: KY_LUA },
  { key: 'inn-2', name: 'Khách sạn Sông Kỳ Cùng (mô phỏng)', commune: KY_LUA },
  { key: 'inn-3', name: 'Nhà nghỉ Cửa Khẩu (mô phỏng)', commune: DONG_DANG },
];

/** Those of today first; the zone of an origin is known for as long as the table of zones reaches back. */
const guests: readonly Guest[] = [
  { house: 'inn-1', hours: 0.5, leaves: 40, from: '79', room: '101' },
  { house: 'inn-1', hours: 1, leaves: 20, from: '01', room: '102' },
  { house: 'inn-1', hours: 1.5, leaves: 64, from: '79', room: '103' },
  { house: 'inn-1', hours: 2, leaves: 18, from: '24', room: '104' },
  { house: 'inn-2', hours: 1.2, leaves: 26, from: '79', room: '2.05' },
  { house: 'inn-2', hours: 2.4, leaves: 44, from: 'Trại cũ, không nhớ tên xã mới', room: '2.06' },
  { house: 'inn-3', hours: 0.8, leaves: 12, from: '01', room: '7' },
  { house: 'inn-3', hours: 2.2, leaves: 36, from: '79', room: '8' },
  { house: 'inn-1', hours: 20, leaves: 30, from: '24', room: '201' },
  { house: 'inn-1', hours: 44, leaves: -5, from: '01', room: '202' },
  { house: 'inn-2', hours: 68, leaves: -28, from: '19', room: '3.01' },
  { house: 'inn-2', hours: 26, leaves: 22, from: '31', room: '3.02' },
  { house: 'inn-2', hours: 30, leaves: 50, from: '04', room: '3.03' },
  { house: 'inn-3', hours: 50, leaves: -2, from: '01', room: '9' },
  { house: 'inn-1', hours: 72, leaves: -24, from: '22', room: '203' },
  { house: 'inn-2', hours: 96, leaves: -40, from: '46', room: '3.04' },
];
/** Positions in the list above. */
const CONFIRMED = [1, 3, 8, 11];
const MISSING = 12;
const VISITED = 0;
const LEFT = [14, 15];

/** Three guest houses: arrivals of today, from red zones too, some who stayed too long, who left, and who is not there. */
export async function registerGuests(scene: Scene): Promise<void> {
  const { cdc, run } = scene;
  const stayId = (i: number) => demoId(run, 'lodging', `stay-${i}`);
  const host = await scene.as('demo.diadiem');
  const officer = await scene.as('demo.phuong');
  for (const { key, name, commune } of houses) {
    const placeId = demoId(run, 'lodging', key);
    await expectOk(cdc, 'POST', '/places', {
      id: placeId,
      name,
      kind: 'lodging',
      areaId: areaIdOf(scene, commune),
      capacity: 30,
    });
    const rows = guests.flatMap((guest, i) =>
      guest.house === key
        ? [
            {
              id: stayId(i),
              ...visitor(i),
              room: guest.room,
              ...(/^\d+$/.test(guest.from)
                ? { originAreaId: areaIdOf(scene, guest.from) }
                : { origin: guest.from }),
              arrivedAt: ago(scene, guest.hours * HOUR_MS),
              plannedDepartureAt: ago(scene, -guest.leaves * HOUR_MS),
            },
          ]
        : [],
    );
    // The host of the shown account is of Kỳ Lừa; the CDC writes for the other.
    await expectOk(commune === KY_LUA ? host : cdc, 'POST', '/lodging/stays', { placeId, rows });
  }
  await expectOk(host, 'POST', '/lodging/departures', {
    items: LEFT.map((i) => ({ id: stayId(i), departedAt: ago(scene, DAY_MS + i * HOUR_MS) })),
  });
  await decide(scene, officer, CONFIRMED.map(stayId), 'confirm');
  await decide(scene, officer, [stayId(MISSING)], 'missing', 'Gõ cửa hai lần, phòng trống (mô phỏng)');
  await expectOk(officer, 'POST', `/lodging/stays/${stayId(VISITED)}/visits`, {
    id: demoId(run, 'lodging', 'visit'),
    at: ago(scene, HOUR_MS / 6),
    result: 'SEEN_OK',
    note: 'Khỏe, đã dặn tự theo dõi tại phòng (mô phỏng)',
  });
}

async function decide(
  scene: Scene,
  officer: Scene['cdc'],
  ids: readonly string[],
  decision: 'confirm' | 'missing',
  note?: string,
): Promise<void> {
  const at = ago(scene, HOUR_MS / 6);
  await expectOk(officer, 'POST', '/lodging/decisions', { ids, decision, at, note });
}
