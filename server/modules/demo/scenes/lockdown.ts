import { householdAt } from '../../../../lib/simulation/index.ts';
import { DAY_MS, HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { DEMO_DISEASE } from '../rules/case-facts.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { signerFor } from './order-signers.ts';
import { ago, areaIdOf, communeAt, communeCodeOf, type Scene } from './scene.ts';

const KY_LUA = '06187';
/** Half the side of the drawn outline, degrees: some 300 m. */
const HALF = 0.0028;
const MOST_TESTS = 24;
const BASIS = 'Luật Phòng bệnh số 114/2025/QH15';
const MARK = '(mô phỏng)';

type Item = { readonly id: string };
type Members = { readonly items: readonly { readonly personId: string }[] };

/** The commune of the shown officer, or the first one of a province that lacks it. */
function communeOf(scene: Scene) {
  const { run, world, context } = scene;
  const index = communeAt(scene, KY_LUA);
  const { code } = run.communes[index]!;
  const area = context.areas.byCode(code, localDate(run.startedAt));
  const home = householdAt(world.province, world.province.communes[index]!.firstHousehold);
  return {
    code,
    areaId: areaIdOf(scene, code),
    lat: area?.lat ?? null,
    lon: area?.lon ?? null,
    hamlet: home.hamlet,
  };
}

/**
 * A hamlet under cordon for three days whose end is near, with a gate without guards, people not sampled and a need overdue;
 * a guest house that was lifted today, one being prepared; and two outbreak foci, one with five hours left to report.
 */
export async function cordonHamlet(scene: Scene): Promise<void> {
  const { run, cdc } = scene;
  const commune = communeOf(scene);
  const id = (key: string) => demoId(run, 'lockdown', key);
  const focusId = await findFoci(scene, commune);
  const officeId = await officeOf(scene, commune.areaId);
  const signerId = await signerFor(scene, officeId, 'lockdown');
  const outline = commune.lat === null || commune.lon === null ? null : square(commune.lon, commune.lat);
  await expectOk(cdc, 'POST', '/lockdowns', {
    id: id('hamlet'),
    title: `Thôn ${commune.hamlet} ${MARK}`,
    disease: DEMO_DISEASE,
    shape:
      outline === null
        ? { kind: 'unit', areaId: commune.areaId }
        : { kind: 'polygon', areaId: commune.areaId, outline },
    sources: { address: [`thôn ${commune.hamlet}`], households: true },
    from: ago(scene, 3 * DAY_MS),
    until: ago(scene, -36 * HOUR_MS),
    reason: `Có chùm ca bệnh trong thôn, chưa rõ nguồn lây ${MARK}`,
    focusId,
  });
  await expectOk(cdc, 'POST', `/lockdowns/${id('hamlet')}/decision`, {
    id: id('hamlet-decision'),
    officeId,
    signerId,
    legalBasis: BASIS,
  });
  await guardGates(scene, id);
  await runRounds(scene, id);
  await reportNeeds(scene, id);
  await openLines(scene, id);
  await otherCordons(scene, commune.areaId, { officeId, signerId }, id);
}

function square(lon: number, lat: number) {
  const ring = [
    [lon - HALF, lat - HALF],
    [lon + HALF, lat - HALF],
    [lon + HALF, lat + HALF],
    [lon - HALF, lat + HALF],
    [lon - HALF, lat - HALF],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

async function officeOf({ cdc, run }: Scene, areaId: string): Promise<string> {
  const known = await expectOk<{ items: readonly Item[] }>(
    cdc,
    'GET',
    `/organisations?area=${areaId}&kind=peoples-committee`,
  );
  if (known.items[0] !== undefined) {
    return known.items[0].id;
  }
  const id = demoId(run, 'lockdown', 'office');
  await expectOk(cdc, 'POST', '/organisations', {
    id,
    name: `Ủy ban nhân dân phường ${MARK}`,
    kind: 'peoples-committee',
    areaId,
    numberSuffix: 'QĐ-UBND',
  });
  return id;
}

type Id = (key: string) => string;

async function guardGates(scene: Scene, id: Id): Promise<void> {
  const { cdc } = scene;
  const path = `/lockdowns/${id('hamlet')}`;
  await expectOk(cdc, 'POST', `${path}/gates`, {
    id: id('gate-1'),
    name: 'Cổng đầu thôn',
    where: 'Ngã ba nhà văn hóa',
  });
  await expectOk(cdc, 'POST', `${path}/gates`, { id: id('gate-2'), name: 'Cổng cuối thôn' });
  await expectOk(cdc, 'POST', `${path}/guards`, {
    id: id('guards'),
    gateId: id('gate-1'),
    guards: [
      {
        who: `Tổ trực số 1 ${MARK}`,
        phone: '0900000101',
        from: ago(scene, 4 * HOUR_MS),
        to: ago(scene, -DAY_MS),
      },
      {
        who: `Tổ trực số 2 ${MARK}`,
        phone: '0900000102',
        from: ago(scene, -DAY_MS),
        to: ago(scene, -2 * DAY_MS),
      },
    ],
  });
  const passes = [
    ['in', 'medical-duty', 'Tổ lấy mẫu trạm y tế', 5.4],
    ['out', 'dialysis', 'Người bệnh chạy thận', 3],
    ['in', 'supply', 'Xe tiếp tế của phường', 2],
  ] as const;
  for (const [direction, reason, who, hours] of passes) {
    await expectOk(cdc, 'POST', `${path}/passes`, {
      id: id(`pass-${who}`),
      gateId: id('gate-1'),
      at: ago(scene, hours * HOUR_MS),
      direction,
      reason,
      who: `${who} ${MARK}`,
      allowedBy: 'Trưởng ca trực',
    });
  }
}

async function runRounds(scene: Scene, id: Id): Promise<void> {
  const { cdc } = scene;
  const path = `/lockdowns/${id('hamlet')}`;
  await expectOk(cdc, 'POST', `${path}/rounds`, {
    id: id('test-1'),
    kind: 'test',
    plannedAt: ago(scene, 5 * HOUR_MS),
    what: 'Test nhanh toàn thôn',
  });
  await expectOk(cdc, 'POST', `${path}/rounds`, {
    id: id('supply-0'),
    kind: 'supply',
    plannedAt: ago(scene, 8 * HOUR_MS),
    what: `Nước uống, thuốc hạ sốt ${MARK}`,
  });
  await expectOk(cdc, 'POST', `${path}/rounds`, {
    id: id('supply-1'),
    kind: 'supply',
    plannedAt: ago(scene, 2 * HOUR_MS),
    what: 'Gạo, rau, sữa cho trẻ em',
  });
  await supplyHouseholds(scene, id);
  const { items } = await expectOk<Members>(cdc, 'GET', `${path}/members?limit=200`);
  const sampled = items.slice(0, Math.min(MOST_TESTS, Math.floor(items.length * 0.7)));
  for (const [i, { personId }] of sampled.entries()) {
    await expectOk(cdc, 'POST', '/lab/rapid-tests', {
      id: id(`test-${i}-${personId}`),
      personId,
      disease: DEMO_DISEASE,
      result: 'NEGATIVE',
      sampledAt: ago(scene, 4 * HOUR_MS - i * 60_000),
    });
  }
}

/** This morning's round left out two households; this one has reached half of them so far. */
async function supplyHouseholds(scene: Scene, id: Id): Promise<void> {
  const { cdc } = scene;
  const path = `/lockdowns/${id('hamlet')}/rounds`;
  const mark = async (round: string, key: string, outcome: string, more: object) =>
    await expectOk(cdc, 'POST', `${path}/${id(round)}/households`, {
      id: id(`${round}-${key}`),
      outcome,
      at: ago(scene, HOUR_MS),
      ...more,
    });
  const { items } = await expectOk<{ readonly items: readonly { readonly household: string }[] }>(
    cdc,
    'GET',
    `${path}/${id('supply-0')}/households?limit=200`,
  );
  const homes = items.map(({ household }) => household);
  const named = (from: number, to: number) => ({ households: homes.slice(from, to) });
  if (homes.length < 6) {
    return;
  }
  await mark('supply-0', 'away', 'away', named(0, 1));
  await mark('supply-0', 'late', 'not-reached', named(1, 2));
  await mark('supply-0', 'rest', 'served', { rest: true });
  await expectOk(cdc, 'POST', `${path}/${id('supply-0')}/done`, { at: ago(scene, HOUR_MS) });
  await mark('supply-1', 'some', 'served', named(2, Math.floor(homes.length / 2)));
}

async function reportNeeds(scene: Scene, id: Id): Promise<void> {
  const { cdc } = scene;
  const path = `/lockdowns/${id('hamlet')}/needs`;
  const needs = [
    ['dialysis', 'Ông Lương', 'Chạy thận ba lần một tuần, cần xe đưa đi', 1],
    ['medicine', 'Bà Hứa', 'Thuốc huyết áp còn một ngày', -3],
    ['birth', 'Chị Nông', 'Thai 38 tuần, cần nơi sinh', -20],
    ['food', 'Nhà cuối thôn', 'Hết gạo, có hai trẻ nhỏ', -8],
  ] as const;
  for (const [i, [kind, who, detail, hours]] of needs.entries()) {
    await expectOk(cdc, 'POST', path, {
      id: id(`need-${kind}`),
      kind,
      who: `${who} ${MARK}`,
      phone: `090000020${i}`,
      detail,
      deadline: ago(scene, hours * HOUR_MS),
    });
  }
  const shown = await expectOk<{ needs: readonly (Item & { state: string })[] }>(
    cdc,
    'GET',
    `/lockdowns/${id('hamlet')}`,
  );
  if (shown.needs.some((need) => need.id === id('need-medicine') && need.state === 'OPEN')) {
    await expectOk(cdc, 'POST', `${path}/${id('need-medicine')}`, {
      action: 'assign',
      assignedTo: `Trạm y tế phường ${MARK}`,
      assignedPhone: '0900000210',
    });
  }
}

async function openLines(scene: Scene, id: Id): Promise<void> {
  const lines = [
    ['loudspeaker', 'Loa truyền thanh thôn', 'working', 1],
    ['zalo', 'Nhóm Zalo thôn', 'working', 0.5],
    ['head-of-group', 'Trưởng thôn', 'failing', null],
  ] as const;
  for (const [kind, name, state, hours] of lines) {
    await expectOk(scene.cdc, 'POST', `/lockdowns/${id('hamlet')}/lines`, {
      id: id(`line-${kind}`),
      kind,
      name: `${name} ${MARK}`,
      state,
      ...(hours === null
        ? { note: 'Gọi hai lần không nghe máy' }
        : { reachedAt: ago(scene, hours * HOUR_MS) }),
    });
  }
}

/** A guest house that was lifted, and an alley that is being prepared. */
async function otherCordons(
  scene: Scene,
  areaId: string,
  by: { readonly officeId: string; readonly signerId: string },
  id: Id,
): Promise<void> {
  const { cdc, run } = scene;
  const common = { disease: DEMO_DISEASE, from: ago(scene, 15 * DAY_MS), until: ago(scene, -DAY_MS) };
  await expectOk(cdc, 'POST', '/lockdowns', {
    ...common,
    id: id('inn'),
    title: `Nhà nghỉ Hoa Đào ${MARK}`,
    shape: { kind: 'place', placeId: demoId(run, 'lodging', 'inn-1') },
    sources: { shape: true },
    reason: `Khách lưu trú là ca bệnh ${MARK}`,
  });
  const signing = { ...by, legalBasis: BASIS };
  await expectOk(cdc, 'POST', `/lockdowns/${id('inn')}/decision`, { id: id('inn-decision'), ...signing });
  await expectOk(cdc, 'POST', `/lockdowns/${id('inn')}/lift`, {
    id: id('inn-lift'),
    ...signing,
    reason: `Đủ thời gian theo dõi, khách đã về hết ${MARK}`,
    againstChecklist: true,
  });
  await expectOk(cdc, 'POST', '/lockdowns', {
    id: id('alley-row'),
    title: `Dãy trọ số 12 ${MARK}`,
    disease: DEMO_DISEASE,
    shape: { kind: 'address', areaId, address: ['số 12'] },
    sources: { shape: true, households: true },
    from: ago(scene, -2 * HOUR_MS),
    until: ago(scene, -14 * DAY_MS),
    reason: `Hai ca nghi ngờ cùng dãy trọ ${MARK}`,
  });
}

/** A focus found 43 hours ago that nobody reported, and one that is active and reported; answers the first. */
async function findFoci(
  scene: Scene,
  commune: { readonly areaId: string; readonly hamlet: number },
): Promise<string> {
  const { cdc, run } = scene;
  const id = (key: string) => demoId(run, 'focus', key);
  const known = await expectOk<{ items: readonly Item[] }>(cdc, 'GET', `/foci?area=${commune.areaId}`);
  if (!known.items.some((focus) => focus.id === id('hamlet'))) {
    const cases = await expectOk<{ items: readonly (Item & { disease: string })[] }>(
      cdc,
      'GET',
      `/cases?area=${commune.areaId}&limit=4`,
    );
    await expectOk(cdc, 'POST', '/foci', {
      id: id('hamlet'),
      title: `Ổ dịch thôn ${commune.hamlet} ${MARK}`,
      disease: DEMO_DISEASE,
      areaId: commune.areaId,
      foundAt: ago(scene, 42.5 * HOUR_MS),
      caseIds: cases.items.filter(({ disease }) => disease === DEMO_DISEASE).map((one) => one.id),
    });
  }
  await activeFocus(scene);
  return id('hamlet');
}

/** The focus of the wedding of last week (of some commune where there was none): active, and reported in time. */
async function activeFocus(scene: Scene): Promise<void> {
  const { cdc, run, traced } = scene;
  const id = (key: string) => demoId(run, 'focus', key);
  const host = traced[0];
  const code = host === undefined ? run.communes[0]!.code : communeCodeOf(scene, host.infected);
  await expectOk(cdc, 'POST', '/foci', {
    id: id('wedding'),
    title: `Ổ dịch đám cưới ${MARK}`,
    disease: DEMO_DISEASE,
    areaId: areaIdOf(scene, code),
    foundAt: ago(scene, 6 * DAY_MS),
    ...(host === undefined ? {} : { clusterId: demoId(run, 'cluster', 'wedding') }),
  });
  const path = `/foci/${id('wedding')}`;
  const report = { to: `CDC tỉnh ${MARK}` };
  await expectOk(cdc, 'POST', `${path}/reports`, {
    ...report,
    id: id('wedding-found'),
    stage: 'found',
    at: ago(scene, 5.5 * DAY_MS),
  });
  await expectOk(cdc, 'POST', `${path}/steps`, {
    id: id('wedding-active'),
    to: 'ACTIVE',
    at: ago(scene, 5 * DAY_MS),
  });
  await expectOk(cdc, 'POST', `${path}/reports`, {
    ...report,
    id: id('wedding-reported'),
    stage: 'active',
    at: ago(scene, 4.5 * DAY_MS),
  });
}
