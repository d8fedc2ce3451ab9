import type { handoverApi } from '../../../../contract/handover.ts';
import type { Reply } from '../../../../contract/kit.ts';
import type { organisationsApi } from '../../../../contract/places.ts';
import type { tracingApi } from '../../../../contract/tracing.ts';
import type { worklistApi } from '../../../../contract/worklist.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import { type Api, expectOk } from '../tail/api.ts';
import { signerFor } from './order-signers.ts';
import { areaIdOf, caseIdOf, type Scene } from './scene.ts';

type Contacts = Reply<(typeof tracingApi)['GET /cases/{id}/contacts']>;
type Offices = Reply<(typeof organisationsApi)['GET /organisations']>;
type Officers = Reply<(typeof worklistApi)['GET /worklist/officers']>;
type Sent = Reply<(typeof handoverApi)['POST /handovers']>;

/** The ward of the shown commune officer, who finds people waiting. */
const KY_LUA = '06187';
const ELSEWHERE = { province: 'Hà Nội', unit: 'Trung tâm Y tế Gia Lâm (mô phỏng)' };
/** Contacts of the newest traced cases: so many wait, one of them is accepted, one refused. */
const WAITING = 5;

/**
 * People between communes: contacts sent to the ward of the shown officer (one accepted, one refused, the others
 * wait), and one to another province, whose paper has not come.
 */
export async function handOver(scene: Scene): Promise<void> {
  const { cdc } = scene;
  const offices = await expectOk<Offices>(cdc, 'GET', '/organisations?limit=200');
  const office = offices.items.find((one) => one.kind === 'provincial-cdc') ?? offices.items[0];
  const toAreaId = areaIdOf(scene, KY_LUA);
  const wardName = scene.context.areas.byId(toAreaId)?.fullName;
  const found: string[] = [];
  for (const infection of scene.traced) {
    const page = await expectOk<Contacts>(
      cdc,
      'GET',
      `/cases/${caseIdOf(scene, infection)}/contacts?status=CONFIRMED&limit=20`,
    );
    const others = page.items.filter(
      (one) => one.areaName !== wardName && one.followUpStatus !== 'COMPLETED',
    );
    found.push(...others.flatMap((one) => one.id ?? []));
  }
  // Played before: people have moved since, and the same letters would name others.
  const sent = await expectOk<{ items: readonly unknown[] }>(cdc, 'GET', '/handovers?limit=1');
  if (office === undefined || found.length < WAITING + 1 || sent.items.length > 0) {
    return;
  }
  const [away, ...near] = found;
  const from = { officeId: office.id, signerId: await signerFor(scene, office.id, 'hand-over') };
  const inside = await send(scene, 'inside', near.slice(0, WAITING), { toAreaId, ...from });
  await send(scene, 'outside', [away!], { outside: ELSEWHERE, ...from });
  const ids = inside.outcomes.filter((one) => one.status === 201).map((one) => one.id);
  const [accepted, refused] = ids;
  const ward = await scene.as('demo.phuong');
  await answer(ward, 'acceptances', accepted, { note: 'Đã gặp tại nhà người thân (mô phỏng)' });
  await lookFor(scene, near.slice(WAITING, WAITING + 2));
  await divideWork(scene, near.slice(WAITING + 2, WAITING + 8));
  await answer(ward, 'refusals', refused, { reason: 'Không có người này tại địa chỉ đã ghi (mô phỏng)' });
}

async function send(
  { cdc, run }: Scene,
  key: string,
  contactIds: readonly string[],
  receiver: object,
): Promise<Sent> {
  return await expectOk<Sent>(cdc, 'POST', '/handovers', {
    id: demoId(run, 'order-paper', `handover ${key}`),
    items: contactIds.map((id) => ({ subject: 'contact', id })),
    reason: 'moved',
    note: 'Đã chuyển đến ở cùng người thân (mô phỏng)',
    ...receiver,
  });
}

async function answer(api: Api, step: string, id: string | undefined, body: object): Promise<void> {
  if (id !== undefined) {
    await expectOk(api, 'POST', `/handovers/${step}`, { ids: [id], ...body });
  }
}

/** Two contacts who could not be reached, one of them heard of already. */
async function lookFor(scene: Scene, contactIds: readonly string[]): Promise<void> {
  const { cdc, run } = scene;
  const causes = ['wrong-number', 'moved'] as const;
  for (const [i, subjectId] of contactIds.entries()) {
    const search = await expectOk<{ id: string; status: string }>(cdc, 'POST', '/searches', {
      id: demoId(run, 'order-paper', `search ${i}`),
      subject: 'contact',
      subjectId,
      cause: causes[i],
    });
    if (i === 0 && search.status === 'OPEN') {
      await expectOk(cdc, 'POST', `/searches/${search.id}/attempts`, {
        id: demoId(run, 'order-paper', `search try ${i}`),
        at: new Date(scene.now - 3_600_000).toISOString(),
        manner: 'neighbours',
        result: 'heard-of',
        note: 'Hàng xóm nói đã về nhà người thân (mô phỏng)',
      });
    }
  }
}

/** The tracer has some of the work and is away; the CDC stands in. */
async function divideWork({ cdc, run, as, now }: Scene, contactIds: readonly string[]): Promise<void> {
  const officers = await expectOk<Officers>(cdc, 'GET', '/worklist/officers');
  const idOf = (name: RegExp) => officers.items.find((one) => name.test(one.name))?.id;
  const tracer = idOf(/truy vết/iu);
  const deputy = idOf(/CDC/u);
  if (tracer === undefined || deputy === undefined || contactIds.length === 0) {
    return;
  }
  await expectOk(cdc, 'POST', '/worklist/assignments', {
    items: contactIds.map((id) => ({ kind: 'contact', id })),
    officerId: tracer,
  });
  const own = await as('demo.truyvet');
  const day = (ahead: number) => localDate(now + ahead * DAY_MS);
  await expectOk(own, 'POST', '/leaves', {
    id: demoId(run, 'order-paper', 'leave'),
    from: day(0),
    to: day(2),
    deputyId: deputy,
    reason: 'Tập huấn tại tỉnh (mô phỏng)',
  });
}
