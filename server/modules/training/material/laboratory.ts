import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { ask, makePerson, type Recipe } from './desk.ts';

/** A tube whose result a colleague entered: the trainee releases it, as nobody may release what they entered themselves. */
export const ownTube: Recipe = async (desk) => {
  const { office, communeId, now } = desk;
  const person = await makePerson(desk);
  const { id, code } = await ask<{ id: string; code: string }>(office, 'POST', '/lab/tubes', {
    kind: 'pcr',
    specimen: 'nasopharyngeal',
    purpose: 'contact',
    sampledAt: new Date(now - 5 * HOUR_MS).toISOString(),
    personIds: [person.id],
    areaId: communeId,
  });
  await all(office, '/lab/receptions', { code, accepted: true });
  await all(office, '/lab/results', { code, result: 'NEGATIVE' });
  const sampled = await makePerson(desk);
  return { tubeId: id, tubeCode: code, contactName: sampled.name };
};

async function all(office: Parameters<typeof ask>[0], path: string, item: object): Promise<void> {
  const { outcomes } = await ask<{ outcomes: { status: number }[] }>(office, 'POST', path, { items: [item] });
  if (outcomes[0]?.status !== 200) {
    throw new Error(`${path}: ${outcomes[0]?.status}`);
  }
}
