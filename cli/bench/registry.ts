import { sql } from 'kysely';
import { nameFrequencies, type NameWeight } from '../../lib/vietnamese/index.ts';
import type { App } from '../../server/app.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import type { PersonDraft } from '../../server/registry/people/index.ts';
import { DATASET, type Filled } from './fill.ts';

const PEOPLE_A_TRANSACTION = 10_000;
/** Rolls a look-up back: the benchmark leaves no pairs behind. */
const UNDO = new Error('undo');

/** A made-up person as registries hold them: three of four with a citizen number, four of five with a phone. */
export function madeUpPerson(
  random: () => number,
): Pick<PersonDraft, 'fullName' | 'sex' | 'birthDate' | 'phones' | 'identifiers'> {
  const sex = random() < 0.5 ? 'male' : 'female';
  const whole = (limit: number) => Math.floor(random() * limit);
  const two = (n: number) => String(n).padStart(2, '0');
  const name = [
    draw(random, nameFrequencies.family),
    draw(random, nameFrequencies.middle[sex]),
    draw(random, nameFrequencies.given[sex]),
  ];
  const year = 1935 + whole(88);
  const century = year < 2000 ? (sex === 'male' ? '0' : '1') : sex === 'male' ? '2' : '3';
  const number = `020${century}${two(year % 100)}${String(whole(1_000_000)).padStart(6, '0')}`;
  return {
    fullName: name.filter((part) => part !== '').join(' '),
    sex,
    birthDate: `${year}-${two(1 + whole(12))}-${two(1 + whole(28))}`,
    phones: random() < 0.8 ? [`09${String(whole(100_000_000)).padStart(8, '0')}`] : [],
    identifiers: random() < 0.75 ? [{ kind: 'cccd', value: number }] : [],
  };
}

/** Numbers in 0..1 from a seed (linear congruential, Numerical Recipes): the same people each time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function draw(random: () => number, table: readonly NameWeight[]): string {
  let left = random() * table.reduce((sum, [, weight]) => sum + weight, 0);
  return table.find(([, weight]) => (left -= weight) <= 0)?.[0] ?? '';
}

/** Fills the registry with people who have names, birth dates and numbers, by its door. */
export async function fillRegistry(app: App, { areaNos }: Filled, people: number): Promise<number> {
  const scope = systemScope('bench', DATASET);
  const random = seeded(11);
  for (let from = 0; from < people; from += PEOPLE_A_TRANSACTION) {
    const drafts = Array.from({ length: Math.min(PEOPLE_A_TRANSACTION, people - from) }, (_, i) => ({
      ...madeUpPerson(random),
      areaNo: areaNos[i % areaNos.length]!,
      source: 'simulated' as const,
      assurance: 'document' as const,
    }));
    await app.platform.db.transaction().execute((tx) => app.doors.people.createPeople(scope, tx, drafts));
  }
  await sql`analyze`.execute(app.platform.db);
  return people;
}

/**
 * Looks for who may be the same person as people just made, one at a time, a letter of the name lost; beside each the
 * same by its citizen number alone. @returns ms of each look-up, and how many of those in the registry were found.
 */
export async function lookForDuplicates(
  app: App,
  { areaNos }: Filled,
  count: number,
): Promise<{ ms: number[]; exactMs: number[]; found: number }> {
  const scope = systemScope('bench', DATASET);
  const random = seeded(11);
  const ms: number[] = [];
  const exactMs: number[] = [];
  let found = 0;
  for (let i = 0; i < count; i += 1) {
    const known = madeUpPerson(random);
    const at = Math.floor(known.fullName!.length / 2);
    const fullName = known.fullName!.slice(0, at) + known.fullName!.slice(at + 1);
    const draft = {
      ...known,
      fullName,
      areaNo: areaNos[0]!,
      address: null,
      birthYear: null,
      householdId: null,
    };
    const bare = { ...draft, birthDate: null, phones: [], fullName: null };
    await app.platform.db
      .transaction()
      .execute(async (tx) => {
        const personNo = Number.MAX_SAFE_INTEGER - i;
        const started = performance.now();
        const pairs = await app.doors.people.queueDuplicates(scope, tx, [{ personNo, draft }]);
        ms.push(performance.now() - started);
        found += pairs.size;
        if (bare.identifiers.length > 0) {
          const again = performance.now();
          await app.doors.people.queueDuplicates(scope, tx, [{ personNo: personNo - count, draft: bare }]);
          exactMs.push(performance.now() - again);
        }
        throw UNDO;
      })
      .catch((error: unknown) => {
        if (error !== UNDO) {
          throw error;
        }
      });
  }
  return { ms, exactMs, found };
}
