import { randomInt } from 'node:crypto';
import { ask, makePerson, makePlace, type Recipe } from './desk.ts';

/** A person with a paper card, a place with a code, and an officer of another commune who looked at the record. */
export const ownPerson: Recipe = async (desk) => {
  const person = await makePerson(desk);
  const { cardCode } = await ask<{ cardCode: string }>(desk.office, 'POST', `/people/${person.id}/card`);
  const place = await makePlace(desk, 'market', 'Chợ');
  const dossier = String(randomInt(10_000, 100_000));
  const reason = `Trả lời đơn số ${dossier} (mô phỏng)`;
  await ask(desk.commune, 'GET', `/people/${person.id}?reason=${encodeURIComponent(reason)}`);
  return {
    personId: person.id,
    personName: person.name,
    birthYear: String(person.birthYear),
    phone: person.phone,
    cardCode,
    placeId: place.id,
    placeName: place.name,
    placeUrl: place.url,
    placePath: new URL(place.url).pathname,
    dossier,
  };
};
