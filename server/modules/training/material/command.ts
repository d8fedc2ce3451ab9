import { randomInt } from 'node:crypto';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
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

/** A lorry that asks for a permit. */
export const ownPermit: Recipe = async ({ context, communeId, now }) => {
  const permitId = uuid7();
  const driverName = madeUpName();
  const number = String(randomInt(1000));
  // The series 12C-000 was given to nobody; numbers from 100 on are not those of the simulated permits.
  const plate = `12C-00${randomInt(2, 10)}.${number.padStart(2, '0').slice(-2)}`;
  const goods = `Rau, quả ${randomInt(100, 1000)} kg (mô phỏng)`;
  await context.askForPermit({ permitId, driverName, plate, goods, areaId: communeId, now });
  return { permitId, driverName, plate };
};
