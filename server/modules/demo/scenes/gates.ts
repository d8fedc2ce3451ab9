import type { Reply } from '../../../../contract/kit.ts';
import type { gateControlApi } from '../../../../contract/gate-control.ts';
import { decide, type RuleSet } from '../../../../lib/gates/index.ts';
import { HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { demoZones, factsOf, rankOf, type Traveller, travellers } from '../rules/gate-traffic.ts';
import { demoId } from '../rules/ids.ts';
import { type Api, expectOk } from '../tail/api.ts';
import { ago, communeAt, MINUTE_MS, neighbours, type Scene } from './scene.ts';

type Rules = Reply<(typeof gateControlApi)['GET /gates/rules']>;

const DONG_DANG = '06184';
/** One crossing every so many minutes back from the end of the history: five hours at the first post. */
const EVERY = 5;
const CROSSINGS = 60;
const AT_SECOND = 12;
const EVERY_AT_SECOND = 13;

/** Two neighbouring posts, a table of zones, a shift handed over and one that runs, and who came by. */
export async function runGates(scene: Scene): Promise<void> {
  const { cdc, run } = scene;
  const [first, second] = [demoId(run, 'extra-place', 'gate'), demoId(run, 'extra-place', 'gate-2')];
  await expectOk(cdc, 'PATCH', `/gates/posts/${first}`, { neighbourIds: [second] });
  await expectOk(cdc, 'PATCH', `/gates/posts/${second}`, { neighbourIds: [first] });
  await receiveZones(scene);
  const { items } = await expectOk<Rules>(cdc, 'GET', '/gates/rules');
  const rules = items.find(({ inForce }) => inForce);
  if (rules === undefined) {
    return;
  }
  const [officer, commander] = [await scene.as('demo.chot'), await scene.as('demo.chihuychot')];
  const begun = await shifts(scene, officer, first);
  const people = neighbours(scene, communeAt(scene, DONG_DANG), CROSSINGS + AT_SECOND, 60);
  await expectOk(officer, 'POST', '/gates/crossings/batch', {
    items: Array.from({ length: CROSSINGS }, (_, i) => {
      const before = (i * EVERY + 2) * MINUTE_MS;
      return {
        ...crossing(scene, rules as RuleSet, people, i, first),
        at: ago(scene, before),
        shiftId: before < 3 * HOUR_MS ? begun.now : begun.before,
      };
    }),
  });
  const shiftId = await shiftAtSecond(scene, commander, second);
  await expectOk(commander, 'POST', '/gates/crossings/batch', {
    items: Array.from({ length: AT_SECOND }, (_, i) => ({
      // Others than those who came to the first post.
      ...crossing(scene, rules as RuleSet, people, CROSSINGS + i, second),
      at: ago(scene, (i * EVERY_AT_SECOND + 4) * MINUTE_MS),
      shiftId,
    })),
  });
  await vehicles(scene, officer, first, begun.now, (i) =>
    crossing(scene, rules as RuleSet, people, i, first),
  );
  await questions(scene, officer, commander, first, begun);
}

/** A bus that passes as a whole and a lorry under seal that is ruled by one of those in it. */
async function vehicles(
  scene: Scene,
  officer: Api,
  postId: string,
  shiftId: string,
  made: (i: number) => ReturnType<typeof crossing>,
): Promise<void> {
  const all = [
    { name: 'bus', kind: 'coach', plate: '12B-004.56', people: 4, before: 40 },
    { name: 'lorry', kind: 'lorry', plate: '29H-778.12', people: 2, before: 15 },
  ] as const;
  for (const [n, { name, kind, plate, people, before }] of all.entries()) {
    const groupId = demoId(scene.run, 'gate', `vehicle-${name}`);
    const base = { postId, shiftId, at: ago(scene, before * MINUTE_MS), direction: 'in', plate };
    const decision = kind === 'lorry' ? 'turn-back' : 'pass';
    const items = Array.from({ length: people }, (_, i) => {
      const { facts: _facts, overrideReason: _reason, ...one } = made(n * 4 + i);
      return {
        ...one,
        ...base,
        id: demoId(scene.run, 'gate', `vehicle-${name}-${i}`),
        groupId,
        vehicleKind: kind,
        seat: i === 0 ? 'driver' : 'passenger',
        byGroup: true,
        // The one who rules the lorry was stopped by the rules; the other goes with him.
        proposed: kind === 'lorry' && i === 1 ? 'turn-back' : 'pass',
        decision,
        reasons:
          kind === 'lorry' && i === 1
            ? [
                {
                  rule: 'demo',
                  decision,
                  vi: 'Từ vùng đỏ (mô phỏng)',
                  en: 'From a red zone (simulated)',
                  missing: false,
                },
              ]
            : [],
      };
    });
    await expectOk(officer, 'POST', '/gates/crossings/batch', { items });
    await expectOk(officer, 'POST', '/gates/vehicles', {
      ...base,
      id: groupId,
      vehicleKind: kind,
      people,
      seals: kind === 'lorry' ? ['VN0047715', 'CN88120'] : [],
      ...(kind === 'lorry' ? { goods: 'Thanh long', goodsDirection: 'export' } : {}),
      decision,
      split: false,
    });
  }
}

/** One question that waits, one that was answered, one that the shift before left. */
async function questions(
  scene: Scene,
  officer: Api,
  commander: Api,
  postId: string,
  shift: { readonly before: string; readonly now: string },
): Promise<void> {
  const id = (name: string) => demoId(scene.run, 'gate', `question-${name}`);
  const ask = async (name: string, shiftId: string, before: number, who: string, reason: string) =>
    await expectOk(officer, 'POST', '/gates/escalations', {
      id: id(name),
      postId,
      shiftId,
      raisedAt: ago(scene, before * MINUTE_MS),
      who,
      reason: `${reason} (mô phỏng)`,
      people: 1,
      keptVehicle: name === 'waits',
    });
  await ask('waits', shift.now, 12, '29C-223.41', 'Giấy phép ghi biển khác với biển của xe');
  await ask('answered', shift.now, 50, 'Người đi cùng ca cấp cứu', 'Chưa có kết quả xét nghiệm');
  await ask('left', shift.before, 200, '12A-118.20', 'Chờ xã đến đón người về từ vùng đỏ');
  await expectOk(commander, 'POST', `/gates/escalations/${id('answered')}/answer`, {
    decision: 'pass',
    reason: 'Xe cấp cứu, cho qua và báo bệnh viện (mô phỏng)',
  });
}

async function receiveZones(scene: Scene): Promise<void> {
  const today = localDate(scene.now);
  const known = demoZones.filter(({ code }) => scene.context.areas.byCode(code, today) !== undefined);
  await expectOk(scene.cdc, 'POST', '/gates/zones', {
    id: demoId(scene.run, 'gate', 'zones'),
    asOf: ago(scene, 3 * HOUR_MS),
    source: 'BẢNG VÙNG MÔ PHỎNG, không phải số liệu thật',
    text: ['area_code,level', ...known.map(({ code, level }) => `${code},${level}`)].join('\n'),
  });
}

/** The morning's shift was handed over three hours ago; the next one runs. */
async function shifts(scene: Scene, officer: Api, postId: string): Promise<{ before: string; now: string }> {
  const [before, now] = [demoId(scene.run, 'gate', 'shift-1'), demoId(scene.run, 'gate', 'shift-2')];
  const shift = { postId, direction: 'in', lane: 'Làn 1' };
  await expectOk(officer, 'POST', '/gates/shifts', {
    ...shift,
    id: before,
    startedAt: ago(scene, 8 * HOUR_MS),
  });
  await expectOk(officer, 'POST', `/gates/shifts/${before}/end`, {
    endedAt: ago(scene, 3 * HOUR_MS),
    handOver: true,
    note: 'Còn hơn 40 que test nhanh; xe tải đông từ 16 giờ (mô phỏng).',
  });
  await expectOk(officer, 'POST', '/gates/shifts', { ...shift, id: now, startedAt: ago(scene, 3 * HOUR_MS) });
  return { before, now };
}

/** The commander stands in at the second post. */
async function shiftAtSecond(scene: Scene, commander: Api, postId: string): Promise<string> {
  const id = demoId(scene.run, 'gate', 'shift-3');
  const shift = { id, postId, direction: 'in', lane: 'Làn 1', startedAt: ago(scene, 4 * HOUR_MS) };
  await expectOk(commander, 'POST', '/gates/shifts', shift);
  return id;
}

/** One crossing, decided by the rules in force over its facts; a few times the officer decides otherwise, with a reason. */
function crossing(scene: Scene, rules: RuleSet, people: readonly number[], i: number, postId: string) {
  const traveller: Traveller = travellers[i % travellers.length]!;
  const facts = factsOf(traveller);
  const verdict = decide(rules, facts);
  const person = people[i % Math.max(1, people.length)];
  const eased = verdict.decision === 'ask-commander' && i % (2 * travellers.length) < travellers.length;
  const vehicle = i % 3 === 0 || traveller.means === 'permit';
  return {
    id: demoId(scene.run, 'gate', `${postId}-${i}`),
    postId,
    direction: 'in',
    means: traveller.means,
    outcome: traveller.outcome,
    ...(person === undefined ? {} : { person: { personId: demoId(scene.run, 'person', person) } }),
    ...(vehicle ? { plate: `12C-001.${String(10 + i)}`, vehicleKind: 'car', companions: i % 3 } : {}),
    originAreaCode: traveller.from,
    zoneRank: rankOf(traveller.from),
    temperature: facts.symptoms.temperature,
    symptoms: false,
    proposed: verdict.decision,
    decision: eased ? 'pass' : verdict.decision,
    ...(eased ? { overrideReason: 'Đã khai lại tại chốt, chỉ huy đồng ý (mô phỏng)' } : {}),
    ruleSet: verdict.ruleSet,
    ruleVersion: verdict.ruleVersion,
    reasons: verdict.reasons,
    facts,
  };
}
