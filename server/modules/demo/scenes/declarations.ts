import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import { visitor } from '../rules/visitors.ts';
import { type Api, expectOk } from '../tail/api.ts';
import { ago, areaIdOf, MINUTE_MS, type Scene } from './scene.ts';

const KY_LUA = '06187';
const DONG_DANG = '06184';
const communes = [KY_LUA, DONG_DANG, '05986', '05977', '06385'];
/** Visitors before these are guests of the lodgings. */
const FIRST_VISITOR = 100;
const EVERY_MINUTES = 41;
const VERSION = '2021-01';

type Kind = 'people' | 'vehicle' | 'entrant' | 'lodging' | 'returnee';
/** One declaration; what is not said is as usual: well, met nobody, nobody along. */
type Told = {
  readonly kind: Kind;
  readonly by?: 'self' | 'relative' | 'officer' | 'sms';
  readonly symptoms?: readonly string[];
  readonly exposures?: readonly string[];
  readonly along?: number;
  /** Of a vehicle; cameras see some of them. */
  readonly plate?: string;
};

/** What is declared in a day, newest first. */
const told: readonly Told[] = [
  { kind: 'people', symptoms: ['fever', 'cough'] },
  { kind: 'vehicle', by: 'officer', plate: '12C-001.11' },
  { kind: 'people', along: 2 },
  { kind: 'returnee', exposures: ['from-red-zone'] },
  { kind: 'lodging', by: 'officer' },
  { kind: 'people', by: 'sms' },
  { kind: 'entrant', by: 'officer' },
  { kind: 'people', by: 'relative', symptoms: ['sore-throat'] },
  { kind: 'vehicle', by: 'officer', along: 1, plate: '29C-000.11' },
  { kind: 'returnee', by: 'officer', along: 3 },
  { kind: 'people' },
  { kind: 'people', exposures: ['met-case'] },
  { kind: 'vehicle', by: 'officer', plate: '12C-001.22' },
  { kind: 'lodging', by: 'officer' },
  { kind: 'people', by: 'officer' },
  { kind: 'returnee', by: 'officer', symptoms: ['tired', 'cough'] },
  { kind: 'people', by: 'relative' },
  { kind: 'entrant', by: 'officer', symptoms: ['no-taste'] },
  { kind: 'people' },
  { kind: 'vehicle', by: 'officer', exposures: ['met-traveller'], plate: '98A-000.12' },
  { kind: 'people', along: 1 },
  { kind: 'people', by: 'sms', symptoms: ['breathless'] },
  { kind: 'returnee', by: 'officer' },
  { kind: 'people' },
  { kind: 'lodging', by: 'officer', exposures: ['from-red-zone'] },
  { kind: 'people', by: 'officer' },
  { kind: 'vehicle', by: 'officer', plate: '12C-001.29' },
  { kind: 'people', by: 'relative', along: 2 },
  { kind: 'entrant', by: 'officer' },
  { kind: 'people' },
  { kind: 'returnee', by: 'officer' },
  { kind: 'people', by: 'officer', symptoms: ['diarrhoea'] },
];
/** Of the due work, what is done; positions above. */
const looked = [
  { at: 7, outcome: 'sampled', note: 'Đã hẹn lấy mẫu tại trạm (mô phỏng)' },
  { at: 11, outcome: 'monitored', note: 'Tự theo dõi tại nhà, gọi lại sau hai ngày (mô phỏng)' },
  { at: 21, outcome: 'not-reached', note: 'Gọi ba lần không nghe máy (mô phỏng)' },
] as const;

/** A day of declarations of every form, from phones and from the desk, some at risk and some of those looked at. */
export async function declareHealth(scene: Scene): Promise<void> {
  const { cdc, run } = scene;
  const gate = await scene.as('demo.chot');
  for (const [i, one] of told.entries()) {
    const { by = 'self' } = one;
    const body = declaration(scene, one, i);
    // A declaration from a phone is public; whoever sends it, nobody is named as having entered it.
    await (by === 'self'
      ? expectOk(cdc, 'POST', '/declarations', body)
      : expectOk(deskOf(one, gate, cdc), 'POST', '/declarations/assisted', { ...body, declaredBy: by }));
  }
  for (const { at, outcome, note } of looked) {
    const path = `/declarations/${demoId(run, 'declaration', at)}`;
    const { task } = await expectOk<{ task: string | null }>(cdc, 'GET', path);
    if (task === 'open') {
      await expectOk(cdc, 'POST', `${path}/task`, { outcome, note });
    }
  }
}

/** Drivers and people who come home declare at the post, the others at the province's desk. */
function deskOf({ kind }: Told, gate: Api, cdc: Api): Api {
  return kind === 'vehicle' || kind === 'returnee' ? gate : cdc;
}

function declaration(scene: Scene, one: Told, i: number) {
  const areaId = areaIdOf(scene, communes[i % communes.length]!);
  const who = (n: number) => visitor(FIRST_VISITOR + n);
  const companions = Array.from({ length: one.along ?? 0 }, (_, n) => {
    const { fullName, birthYear } = who(10 * (i + 1) + n);
    return { fullName, birthYear, areaId };
  });
  return {
    id: demoId(scene.run, 'declaration', i),
    person: { ...who(i), areaId },
    ...(companions.length > 0 ? { companions } : {}),
    symptoms: one.symptoms ?? [],
    exposures: one.exposures ?? [],
    declaredAt: ago(scene, (4 + i * EVERY_MINUTES) * MINUTE_MS),
    ...(one.kind === 'people'
      ? {}
      : { form: { kind: one.kind, version: VERSION, answers: answersOf(scene, one.kind, i, one.plate) } }),
  };
}

/** Answers that the form of a kind asks for. */
function answersOf(scene: Scene, kind: Exclude<Kind, 'people'>, i: number, plate?: string): object {
  const day = (back: number) => localDate(scene.now - back * DAY_MS);
  const [hanoi, saigon] = [areaIdOf(scene, '01'), areaIdOf(scene, '79')];
  switch (kind) {
    case 'vehicle':
      return {
        plate,
        vehicleKind: 'truck',
        goods: 'Nông sản (mô phỏng)',
        fromArea: hanoi,
        departedOn: day(1),
        toText: 'Chợ Tân Thanh',
        purpose: 'deliver',
        testResult: 'negative',
        testKind: 'rapid',
        testDate: day(1),
      };
    case 'entrant':
      return {
        nationality: 'Việt Nam',
        passport: `MP00000${10 + i}`,
        means: 'foot',
        fromCountry: 'Trung Quốc',
        departedOn: day(2),
        enteredOn: day(1),
        gate: 'Cửa khẩu Hữu Nghị',
        testResult: 'waiting',
        testKind: 'pcr',
        testDate: day(1),
      };
    case 'lodging':
      return {
        hostKind: 'guest-house',
        hostName: 'Nhà nghỉ Hoa Đào (mô phỏng)',
        hostArea: areaIdOf(scene, KY_LUA),
        arrivedOn: day(0),
        leavesOn: day(-3),
        fromArea: hanoi,
        purpose: 'work',
      };
    case 'returnee':
      return {
        fromArea: i % 2 === 0 ? hanoi : saigon,
        fromText: 'Khu trọ công nhân (mô phỏng)',
        departedOn: day(2),
        arrivesOn: day(0),
        transport: 'coach',
        testResult: 'none',
        roomAlone: 'yes',
      };
  }
}
