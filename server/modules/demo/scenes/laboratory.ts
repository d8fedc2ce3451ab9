import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { DEMO_DISEASE } from '../rules/case-facts.ts';
import { demoId } from '../rules/ids.ts';
import { type Api, bodyOf, expectOk } from '../tail/api.ts';
import { ago, areaIdOf, caseIdOf, communeAt, neighbours, type Scene } from './scene.ts';

const KY_LUA = '06187';
const CONFLICT = 409;
/** Tubes of single contacts. */
const TUBES = 14;

type Tube = {
  readonly code: string;
  /** Ids of persons. */
  readonly people: readonly string[];
  readonly hours: number;
  readonly purpose: 'contact' | 'screening' | 'symptoms';
};

/** A day of a laboratory: tubes in every state, pools, released and corrected results, rapid tests. */
export async function runLaboratory(scene: Scene): Promise<void> {
  const lab = await scene.as('demo.xetnghiem');
  const contacts = await confirmedContacts(scene);
  const ward = communeAt(scene, KY_LUA);
  const ids = (people: readonly number[]) => people.map((person) => demoId(scene.run, 'person', person));
  const [ten, five] = [ids(neighbours(scene, ward, 10)), ids(neighbours(scene, ward, 5, 10))];
  const one = (code: string, at: number, hours: number): Tube => ({
    code: `MP-${code}`,
    people: contacts.slice(at, at + 1),
    hours,
    purpose: 'contact',
  });
  const waiting = [one('0001', 0, 2), one('0002', 1, 3), one('0003', 2, 29)];
  const received = [one('0004', 3, 5), one('0005', 4, 14), one('0006', 5, 26)];
  const rejected = one('0007', 6, 9);
  const entered = [one('0008', 7, 8), one('0009', 8, 10)];
  const negative = [one('0010', 9, 20), one('0011', 10, 20), one('0012', 11, 22)];
  const positive = one('0013', 12, 18);
  const corrected = one('0014', 13, 24);
  const negativePool: Tube = { code: 'MP-G010', people: ten, hours: 16, purpose: 'screening' };
  const positivePool: Tube = { code: 'MP-G005', people: five, hours: 12, purpose: 'screening' };
  const worked = [
    ...received,
    rejected,
    ...entered,
    ...negative,
    positive,
    corrected,
    negativePool,
    positivePool,
  ];
  for (const tube of [...waiting, ...worked]) {
    await take(scene, tube);
  }
  const of = (tubes: readonly Tube[]) => tubes.filter(({ people }) => people.length > 0);
  await post(lab, '/lab/receptions', [
    ...of(worked.filter((tube) => tube !== rejected)).map(({ code }) => ({
      code,
      accepted: true,
      condition: 'good',
    })),
    ...of([rejected]).map(({ code }) => ({
      code,
      accepted: false,
      condition: 'leaking',
      reason: 'Ống rò, cần lấy lại mẫu (mô phỏng)',
    })),
  ]);
  const known = [...negative, negativePool].map((tube) => ({ ...value(scene, tube), result: 'NEGATIVE' }));
  const found = [positive, positivePool].map((tube) => ({
    ...value(scene, tube),
    result: 'POSITIVE',
    ct: { E: 24.6, RdRp: 25.3 },
  }));
  const unclear = { ...value(scene, corrected), result: 'INDETERMINATE' };
  await enterAndRelease(scene, lab, [...known, ...found, unclear]);
  const again = {
    ...unclear,
    result: 'NEGATIVE',
    reason: 'Chạy lại mẫu, đường khuếch đại rõ âm tính (mô phỏng)',
  };
  await enterAndRelease(scene, lab, [again]);
  await post(
    lab,
    '/lab/results',
    entered.map((tube, i) => ({ ...value(scene, tube), result: i === 0 ? 'NEGATIVE' : 'POSITIVE' })),
  );
  await runRapidTests(scene, neighbours(scene, ward, 4, 20));
}

/** Confirmed contacts of the newest cases, those of the newest first. */
async function confirmedContacts(scene: Scene): Promise<string[]> {
  const found = new Set<string>();
  for (const infection of scene.traced) {
    const path = `/cases/${caseIdOf(scene, infection)}/contacts?level=F1&status=CONFIRMED&limit=${TUBES}`;
    const page = await expectOk<{ items: { personId: string }[] }>(scene.cdc, 'GET', path);
    page.items.forEach(({ personId }) => found.add(personId));
    if (found.size >= TUBES) {
      break;
    }
  }
  return [...found];
}

async function take(scene: Scene, { code, people, hours, purpose }: Tube): Promise<void> {
  if (people.length > 0) {
    const taken = await scene.cdc('POST', '/lab/tubes', {
      id: demoId(scene.run, 'tube', code),
      code,
      disease: DEMO_DISEASE,
      kind: 'pcr',
      specimen: 'nasopharyngeal',
      purpose,
      sampledAt: ago(scene, hours * HOUR_MS),
      personIds: people,
      areaId: areaIdOf(scene, KY_LUA),
      collector: 'Tổ lấy mẫu số 1 (mô phỏng)',
    });
    // A load that was cut off may find other contacts confirmed: the tube of the first time stays.
    if (taken.status !== CONFLICT) {
      bodyOf(taken, 'POST /lab/tubes');
    }
  }
}

/** What every result says; the value of an analyser is known an hour ago at the latest. */
function value(scene: Scene, { code, hours }: Tube) {
  return { code, method: 'RT-PCR', kitLot: 'MP-2026-01', resultAt: ago(scene, (hours * HOUR_MS) / 4) };
}

/** The laboratory enters, the CDC releases: two people, as for every result. */
async function enterAndRelease(
  { cdc }: Scene,
  lab: Api,
  items: readonly { readonly code: string }[],
): Promise<void> {
  await post(lab, '/lab/results', items);
  const revisions: { code: string; revision: number }[] = [];
  for (const { code } of items) {
    const page = await expectOk<{ items: { code: string; pendingRevision: number | null }[] }>(
      cdc,
      'GET',
      `/lab/tubes?q=${code}`,
    );
    const revision = page.items.find((tube) => tube.code === code)?.pendingRevision ?? null;
    revisions.push(...(revision === null ? [] : [{ code, revision }]));
  }
  await post(cdc, '/lab/releases', revisions);
}

async function runRapidTests(scene: Scene, people: readonly number[]): Promise<void> {
  const gate = await scene.as('demo.yte');
  for (const [i, person] of people.entries()) {
    await expectOk(gate, 'POST', '/lab/rapid-tests', {
      id: demoId(scene.run, 'tube', `rapid-${i}`),
      personId: demoId(scene.run, 'person', person),
      result: i === 0 ? 'POSITIVE' : 'NEGATIVE',
      sampledAt: ago(scene, (i + 1) * HOUR_MS),
      disease: DEMO_DISEASE,
      purpose: 'symptoms',
      kitLot: 'MP-2026-02',
    });
  }
}

/** Rows have an outcome each: what was done before, by a load that was cut off, is no fault. */
async function post(api: Api, path: string, items: readonly object[]): Promise<void> {
  if (items.length > 0) {
    await expectOk(api, 'POST', path, { items });
  }
}
