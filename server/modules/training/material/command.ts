import { randomInt } from 'node:crypto';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { scattered } from '../rules/scattered.ts';
import { ask, madeUpName, makePerson, type Recipe } from './desk.ts';

/** A level that waits for the leader's word; the name tells it apart from those of the class. */
export const ownProposal: Recipe = async ({ office, communeId, trainee }) => {
  const proposalId = uuid7();
  const reason = `Bài tập của ${trainee}: ${randomInt(100, 1000)} ca trong 7 ngày`;
  await ask(office, 'POST', '/risk/proposals', {
    id: proposalId,
    items: [{ areaId: communeId, level: 3 }],
    reason: `${reason} (mô phỏng)`,
  });
  return { proposalId, proposalReason: reason };
};

/** An alert of its own: a rule that anything breaks, which ends with the alert that it raised. */
export const ownAlert: Recipe = async ({ context }) => {
  const alertName = `Chốt im lặng ${randomInt(1000, 10_000)}`;
  return { alertId: await context.raiseAlert(alertName), alertName };
};

/** Somebody at a post about whom its officer asks the commander. */
export const ownQuestion: Recipe = async (desk) => {
  const { gate, now } = { gate: desk.office, now: desk.now };
  const { items } = await ask<{ items: { id: string; name: string }[] }>(gate, 'GET', '/gates/posts');
  const postId = items[0]?.id ?? (await makePost(desk));
  const heldName = madeUpName();
  const escalationId = uuid7();
  const people = randomInt(2, 9);
  await ask(gate, 'POST', '/gates/escalations', {
    id: escalationId,
    postId,
    raisedAt: new Date(now).toISOString(),
    who: heldName,
    reason: 'Giấy xét nghiệm quá hạn, xin qua chốt đưa người nhà đi viện (mô phỏng)',
    people,
    keptVehicle: false,
  });
  return { escalationId, heldName, people: String(people) };
};

async function makePost({ office, communeId }: Parameters<Recipe>[0]): Promise<string> {
  const name = 'Chốt tập huấn';
  const made = await ask<{ id: string }>(office, 'POST', '/places', {
    name,
    kind: 'checkpoint',
    areaId: communeId,
  });
  return made.id;
}

/** A look outside the area for an auditor to judge, with a reason that stands nowhere else. */
export const ownLook: Recipe = async (desk) => {
  const person = await makePerson(desk);
  const dossier = String(randomInt(10_000, 100_000));
  const reason = `Bài tập của ${desk.trainee}: dân gọi hỏi kết quả, phiếu số ${dossier}`;
  await ask(desk.commune, 'GET', `/people/${person.id}?reason=${encodeURIComponent(reason)}`);
  return { lookedAtId: person.id, dossier };
};

/** Letters that no series of plates has: the plate of a drill is never that of a real vehicle. */
const SERIES = ['J', 'Q', 'W'] as const;
const OF_A_SERIES = 100_000;
const nextPlate = scattered(SERIES.length * OF_A_SERIES);

/** A plate that no other run has. */
export function madeUpPlate(): string {
  const n = nextPlate();
  const digits = String(n % OF_A_SERIES).padStart(5, '0');
  return `12${SERIES[Math.floor(n / OF_A_SERIES)]!}-${digits.slice(0, 3)}.${digits.slice(3)}`;
}

/** A lorry that asks for a permit. */
export const ownPermit: Recipe = async ({ context, communeId, now }) => {
  const permitId = uuid7();
  const driverName = madeUpName();
  const plate = madeUpPlate();
  const goods = `Rau, quả ${randomInt(100, 1000)} kg (mô phỏng)`;
  await context.askForPermit({ permitId, driverName, plate, goods, areaId: communeId, now });
  return { permitId, driverName, plate };
};
