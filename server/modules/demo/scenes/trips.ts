import { DAY_MS, HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import { type Api, expectOk } from '../tail/api.ts';
import { ago, areaIdOf, MINUTE_MS, type Scene } from './scene.ts';

const DONG_DANG = '06184';
const GOODS = ['Thanh long', 'Sầu riêng', 'Linh kiện điện tử', 'Hạt điều', 'Mít', 'Vải may mặc'];
const SOURCE = 'TUYẾN MÔ PHỎNG, không phải quy định thật';

/** Places of the scene, by what they are. */
type Sites = {
  readonly gate: string;
  readonly yard: string;
  readonly rest: string;
  readonly inn: string;
  readonly first: string;
  readonly second: string;
};
/** How far a lorry has come, by minutes before the end of the history. */
type Lorry = {
  readonly key: string;
  readonly start: number;
  readonly way?: 'export' | 'import';
  readonly plate?: string;
  readonly driver?: string;
  readonly first?: number;
  readonly second?: number;
  readonly arrived?: number;
  readonly handed?: number;
  readonly passed?: number;
  readonly test?: 'none' | 'old';
  readonly seals?: readonly string[];
  readonly slotInHours?: number;
  readonly end?: 'returned' | 'cancelled';
};

/** Exports that went through, ten minutes to four hours ago; one in four carries a Chinese plate. */
const gone: readonly Lorry[] = Array.from({ length: 12 }, (_, i) => ({
  key: `gone-${i}`,
  start: 400 + i * 18,
  first: 360 + i * 18,
  second: 320 + i * 18,
  arrived: 250 + i * 18,
  handed: 60 + i * 16,
  passed: 12 + i * 18,
  ...(i % 4 === 3 ? { plate: `桂A${String(20_000 + i)}`, driver: `李${'伟强军'[i % 3]}` } : {}),
}));
const waiting: readonly Lorry[] = Array.from({ length: 7 }, (_, i) => ({
  key: `waiting-${i}`,
  start: 330 - i * 20,
  first: 285 - i * 20,
  second: 240 - i * 20,
  arrived: 190 - i * 20,
  ...(i < 2 ? { handed: 25 - i * 10 } : {}),
}));
const others: readonly Lorry[] = [
  { key: 'late', start: 200, first: 95 },
  { key: 'silent', start: 110 },
  { key: 'stray', start: 90, second: 20 },
  { key: 'seal', start: 70, first: 20, seals: ['XX000001'] },
  { key: 'no-test', start: 15, test: 'none', slotInHours: 5 },
  { key: 'old-test', start: 10, test: 'old', slotInHours: 5 },
  { key: 'ahead-1', start: -60, slotInHours: 6 },
  { key: 'ahead-2', start: -90, slotInHours: 6 },
  { key: 'ahead-3', start: -120, slotInHours: 8 },
  { key: 'returned', start: 240, first: 200, end: 'returned' },
  { key: 'cancelled', start: 60, end: 'cancelled' },
  {
    key: 'in-1',
    start: 300,
    way: 'import',
    plate: '桂F12K06',
    driver: '王磊',
    arrived: 280,
    passed: 150,
    second: 110,
    first: 60,
  },
  { key: 'in-2', start: 200, way: 'import', plate: '云A30D18', driver: '张敏', arrived: 150, passed: 20 },
  { key: 'in-3', start: 120, way: 'import', plate: '桂A77Q21', driver: '刘洋', arrived: 70 },
];

/** A border gate with its yard, two routes, and lorries in every state. */
export async function runTrips(scene: Scene): Promise<void> {
  const commander = await scene.as('demo.chihuychot');
  const sites = await openGate(scene, commander);
  const routes = await makeRoutes(scene, commander, sites);
  const lorries = [...gone, ...waiting, ...others];
  for (const [i, lorry] of lorries.entries()) {
    await drive(scene, commander, sites, routes, lorry, i);
  }
  await askFor(scene, routes.export);
}

const id = ({ run }: Scene, key: string) => demoId(run, 'trip', key);

async function openGate(scene: Scene, commander: Api): Promise<Sites> {
  const { cdc, run } = scene;
  const place = async (key: string, name: string, kind: string) => {
    const areaId = areaIdOf(scene, DONG_DANG);
    await expectOk(cdc, 'POST', '/places', { id: id(scene, key), name, kind, areaId });
    return id(scene, key);
  };
  const sites: Sites = {
    gate: await place('gate', 'Cửa khẩu Hữu Nghị (mô phỏng)', 'checkpoint'),
    yard: await place('yard', 'Bãi chờ xe hàng Hữu Nghị (mô phỏng)', 'other'),
    rest: await place('rest', 'Điểm dừng nghỉ Đồng Đăng (mô phỏng)', 'restaurant'),
    inn: await place('inn', 'Nhà nghỉ lái xe Đồng Đăng (mô phỏng)', 'lodging'),
    first: demoId(run, 'extra-place', 'gate-2'),
    second: demoId(run, 'extra-place', 'gate'),
  };
  await expectOk(cdc, 'PATCH', `/gates/posts/${sites.gate}`, { border: true });
  await expectOk(commander, 'PATCH', `/border/gates/${sites.gate}`, {
    yardId: sites.yard,
    slotMinutes: 60,
    slotCapacity: 4,
    opens: '00:00',
    closes: '24:00',
    source: 'GIỜ MỞ CỬA MÔ PHỎNG',
    certainty: 'unverified',
  });
  return sites;
}

async function makeRoutes(scene: Scene, commander: Api, sites: Sites) {
  const validFrom = localDate(scene.now - 10 * DAY_MS);
  const stop = (placeId: string, limitMinutes: number) => ({ placeId, limitMinutes });
  const common = { gateId: sites.gate, restPlaceIds: [sites.rest], validFrom, source: SOURCE };
  const made = async (key: string, body: object) => {
    const route = { ...common, id: id(scene, key), certainty: 'unverified', ...body };
    await expectOk(commander, 'POST', '/border/routes', route);
    return route.id;
  };
  return {
    export: await made('export', {
      name: 'Xuất: Kỳ Lừa – Đồng Đăng – Hữu Nghị (mô phỏng)',
      direction: 'export',
      stops: [stop(sites.first, 60), stop(sites.second, 60), stop(sites.gate, 90)],
      needsHandOver: true,
    }),
    import: await made('import', {
      name: 'Nhập: Hữu Nghị – Đồng Đăng – Kỳ Lừa (mô phỏng)',
      direction: 'import',
      stops: [stop(sites.gate, 60), stop(sites.second, 60), stop(sites.first, 60)],
      needsHandOver: false,
    }),
  };
}

/** A trip as it is registered; plates of the series 12C-002 were given to nobody. */
function registered(scene: Scene, routes: Record<'export' | 'import', string>, lorry: Lorry, i: number) {
  const sampled = lorry.start * MINUTE_MS + (lorry.test === 'old' ? 4 * DAY_MS : 5 * HOUR_MS);
  const hour = Math.ceil(scene.now / HOUR_MS) * HOUR_MS;
  return {
    id: id(scene, lorry.key),
    routeId: routes[lorry.way ?? 'export'],
    plate: lorry.plate ?? `12C-002.${String(10 + i)}`,
    vehicleKind: 'lorry',
    driver: {
      fullName: lorry.driver ?? `Lái xe đường dài mô phỏng ${i + 1}`,
      phone: lorry.plate === undefined ? `09009980${String(10 + i)}` : `+86 138 0000 00${String(10 + i)}`,
    },
    ...(i % 3 === 0
      ? { assistants: [{ fullName: `Phụ xe mô phỏng ${i + 1}`, phone: `09009970${String(10 + i)}` }] }
      : {}),
    goods: GOODS[i % GOODS.length],
    weightKg: 9_000 + (i % 7) * 2_500,
    seals: [`VN${String(202_100 + i)}`],
    startsAt: ago(scene, lorry.start * MINUTE_MS),
    ...(lorry.slotInHours === undefined
      ? {}
      : { slotAt: new Date(hour + lorry.slotInHours * HOUR_MS).toISOString() }),
    ...(lorry.test === 'none'
      ? {}
      : { test: { kind: 'pcr', sampledAt: ago(scene, sampled), result: 'negative' } }),
  };
}

async function drive(
  scene: Scene,
  commander: Api,
  sites: Sites,
  routes: Record<'export' | 'import', string>,
  lorry: Lorry,
  i: number,
): Promise<void> {
  const trip = registered(scene, routes, lorry, i);
  await expectOk(commander, 'POST', '/border/trips', { items: [trip] });
  const report = (kind: string, placeId: string, minutes: number | undefined, seals?: readonly string[]) =>
    minutes === undefined
      ? []
      : [
          {
            id: id(scene, `${lorry.key} ${kind} ${placeId}`),
            tripId: trip.id,
            placeId,
            kind,
            at: ago(scene, minutes * MINUTE_MS),
            ...(seals === undefined ? {} : { seals }),
          },
        ];
  const before = [
    ...report('post', sites.first, lorry.first, lorry.seals),
    ...report('post', sites.second, lorry.second),
    ...report('arrive', sites.yard, lorry.arrived),
  ];
  const send = async (items: readonly object[]) =>
    items.length === 0 ? null : await expectOk(commander, 'POST', '/border/checks', { items });
  await send(before);
  if (lorry.handed !== undefined) {
    await handOver(scene, commander, sites, lorry, trip, i);
  }
  await send(report('pass', sites.gate, lorry.passed));
  if (lorry.end !== undefined) {
    // A closed trip answers 409 when the scene is played again: it is closed already.
    await commander('POST', `/border/trips/${trip.id}/close`, {
      outcome: lorry.end,
      at: ago(scene, 10 * MINUTE_MS),
      reason: lorry.end === 'returned' ? 'Thiếu giấy tờ kiểm dịch (mô phỏng)' : 'Chủ hàng hoãn (mô phỏng)',
    });
  }
}

async function handOver(
  scene: Scene,
  commander: Api,
  sites: Sites,
  lorry: Lorry,
  trip: { readonly id: string; readonly seals: readonly string[] },
  i: number,
): Promise<void> {
  await expectOk(commander, 'POST', `/border/trips/${trip.id}/hand-over`, {
    id: id(scene, `${lorry.key} hand-over`),
    at: ago(scene, lorry.handed! * MINUTE_MS),
    placeId: sites.yard,
    to: {
      fullName: `Lái xe chuyên trách mô phỏng ${(i % 5) + 1}`,
      phone: `0900996${String(100 + (i % 5))}`,
    },
    seals: trip.seals,
    ...(i % 2 === 0 ? { lodging: { placeId: sites.inn, room: String(101 + i) } } : {}),
  });
}

/** What came without log-in: two wait for an officer, one was refused. */
async function askFor(scene: Scene, routeId: string): Promise<void> {
  const items = ['asked-1', 'asked-2', 'asked-3'].map((key, i) => ({
    ...registered(scene, { export: routeId, import: routeId }, { key, start: -180 - i * 20 }, 60 + i),
  }));
  await expectOk(scene.cdc, 'POST', '/public/border/trips', {
    enterprise: { name: 'Công ty nông sản mô phỏng', phone: '0900999902' },
    items,
  });
  await expectOk(scene.cdc, 'POST', '/border/trips/decisions', {
    ids: [id(scene, 'asked-3')],
    decision: 'refuse',
    reason: 'Chưa có hợp đồng với chủ hàng bên kia (mô phỏng)',
  });
}
