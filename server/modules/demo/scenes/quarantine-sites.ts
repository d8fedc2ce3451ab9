import { HOUR_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import { committeeKey } from '../rules/demo-offices.ts';
import { ORDER_BASIS } from '../rules/order-terms.ts';
import { expectOk } from '../tail/api.ts';
import { ago, areaIdOf, communeAt, MINUTE_MS, neighbours, type Scene } from './scene.ts';

/** The ward of the shown manager of quarantine sites. */
const DONG_KINH = '05977';
type Site = 'large' | 'small' | 'far';
/** Somebody at a site: hours from the beginning of the day, and where one goes on to or comes from. */
type Stay = {
  readonly site: Site;
  readonly from: number;
  readonly until: number;
  readonly checked?: true;
  readonly after?: Site | 'home';
};

const stays: readonly Stay[] = [
  { site: 'large', from: 8, until: 14 * 24 },
  { site: 'large', from: 15, until: 14 * 24 },
  { site: 'large', from: -70, until: 11 * 24, checked: true },
  { site: 'large', from: -66, until: 11 * 24 },
  { site: 'large', from: -12 * 24, until: 23.9, checked: true },
  { site: 'large', from: -12 * 24, until: 33 },
  { site: 'large', from: -14 * 24, until: -2 },
  // From home to the site tomorrow, and from the site to that of another commune.
  { site: 'large', from: 34, until: 12 * 24, after: 'home' },
  { site: 'far', from: 32, until: 12 * 24, after: 'large' },
  { site: 'small', from: -48, until: 12 * 24, checked: true },
  { site: 'small', from: -47, until: 12 * 24, checked: true },
  { site: 'small', from: -46, until: 12 * 24 },
];
/** Fewer than those above: one is there beyond it. */
const SMALL_CAPACITY = 2;

/** A day of two quarantine sites of a ward: who comes, goes, moves, was not checked on, and one place too few. */
export async function fillSites(scene: Scene): Promise<void> {
  const { cdc, run } = scene;
  const areaId = areaIdOf(scene, DONG_KINH);
  const small = demoId(run, 'order-paper', 'small site');
  await expectOk(cdc, 'POST', '/places', {
    id: small,
    name: 'Nhà văn hóa khu phố 2 (mô phỏng)',
    kind: 'quarantine-site',
    areaId,
    capacity: SMALL_CAPACITY,
  });
  const places = {
    large: demoId(run, 'extra-place', 'site-1'),
    far: demoId(run, 'extra-place', 'site-2'),
    small,
  };
  const commune = communeAt(scene, DONG_KINH);
  // The last of the ward: other scenes take the first.
  const people = neighbours(scene, commune, scene.world.province.communes[commune]!.people).slice(
    -stays.length,
  );
  for (const [i, person] of people.entries()) {
    const { site, after, from, until, checked } = stays[i]!;
    const put = async (where: Site | 'home', begins: number, ends: number) =>
      await issue(scene, {
        key: `${where} ${i}`,
        person,
        begins,
        ends,
        placeId: where === 'home' ? null : places[where],
      });
    if (after !== undefined) {
      await put(after, from - 5 * 24, from);
    }
    const orderId = await put(site, from, until);
    if (checked === true) {
      const check = {
        id: demoId(run, 'order-paper', `site check ${i}`),
        at: ago(scene, 10 * MINUTE_MS),
        present: true,
      };
      await expectOk(cdc, 'POST', `/orders/${orderId}/follow-ups`, check);
    }
  }
}

type Issue = {
  readonly key: string;
  readonly person: number;
  /** Hours from the beginning of the day. */
  readonly begins: number;
  readonly ends: number;
  /** Null: at home. */
  readonly placeId: string | null;
};

/** @returns id of the order. */
async function issue(scene: Scene, one: Issue): Promise<string> {
  const { cdc, run, now } = scene;
  const at = (hours: number) => new Date(startOfLocalDay(now) + hours * HOUR_MS).toISOString();
  const { orders } = await expectOk<{ orders: { id: string }[] }>(cdc, 'POST', '/orders', {
    id: demoId(run, 'order-paper', `site ${one.key}`),
    personIds: [demoId(run, 'person', one.person)],
    kind: one.placeId === null ? 'quarantine-home' : 'quarantine-facility',
    legalBasis: ORDER_BASIS,
    issuerOfficeId: demoId(run, 'office', committeeKey(run.communes[communeAt(scene, DONG_KINH)]!.code)),
    from: at(one.begins),
    until: at(one.ends),
    ...(one.placeId === null ? {} : { placeId: one.placeId }),
    reason: 'Về từ vùng dịch (mô phỏng)',
  });
  return orders[0]!.id;
}
