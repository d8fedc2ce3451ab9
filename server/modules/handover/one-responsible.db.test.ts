import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { communes, type Commune, type HandoverKit, handoverKit } from './testing/handover-kit.ts';
import { warnLate } from './usecases/warn-late.ts';

const HOUR = 3_600_000;
const STEPS = ['acceptances', 'refusals', 'returns', 'withdrawals'] as const;
type Action =
  | { readonly what: 'send'; readonly person: number; readonly from: number; readonly to: number }
  | {
      readonly what: 'step';
      readonly step: (typeof STEPS)[number];
      readonly person: number;
      readonly by: number;
    }
  | { readonly what: 'wait'; readonly hours: number };

const commune = fc.integer({ min: 0, max: communes.length - 1 });
const person = fc.integer({ min: 0, max: 2 });
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('send' as const), person, from: commune, to: commune }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('step' as const),
      step: fc.constantFrom(...STEPS),
      person,
      by: commune,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 40 }) }),
  },
);

let kit: HandoverKit;
beforeAll(async () => {
  kit = await handoverKit();
});
afterAll(async () => {
  await kit.t.close();
});

/** Somebody of the test with what hangs from them, and who answers for them as the model has it. */
type Held = {
  readonly contactId: string;
  readonly personId: string;
  readonly orderId: string;
  responsible: Commune;
  open: { id: string; to: Commune } | null;
  /** The newest accepted hand-over that may be given back. */
  accepted: { id: string; from: Commune; until: number } | null;
  last: string | null;
};

it('at every moment exactly one commune answers for a person, whatever is sent, answered and given back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 8, maxLength: 30 }), async (actions) => {
      await play(actions);
    }),
    { numRuns: 12 },
  );
  expect(await kit.differences()).toEqual([]);
}, 240_000);

async function play(actions: readonly Action[]): Promise<void> {
  const people = await Promise.all([0, 1, 2].map(async (i) => await newHeld(communes[i]!)));
  for (const one of actions) {
    if (one.what === 'wait') {
      await kit.moveTo(kit.t.clock.now() + one.hours * HOUR);
      await warnLate(context());
    } else if (one.what === 'send') {
      await trySend(people[one.person]!, communes[one.from]!, communes[one.to]!);
    } else {
      await tryStep(people[one.person]!, one.step, communes[one.by]!);
    }
    for (const held of people) {
      await check(held);
    }
  }
}

function context() {
  const { platform, areas, doors } = kit.t.app;
  const { people, places } = doors;
  return { platform, areas, people, orders: { platform, areas, people, places }, provinceCode: '20' };
}

async function newHeld(responsible: Commune): Promise<Held> {
  const { contacts } = await kit.newContacts(responsible, 1);
  const { contactId, personId } = contacts[0]!;
  const now = kit.t.clock.now();
  const order = await kit.of(responsible).post('/orders', {
    personIds: [personId],
    kind: 'quarantine-home',
    legalBasis: 'Luật Phòng bệnh 114/2025/QH15',
    issuerOfficeId: kit.officeOf(responsible),
    from: new Date(now).toISOString(),
    until: new Date(now + 14 * 24 * HOUR).toISOString(),
    reason: 'Tiếp xúc gần',
  });
  expect(order.statusCode, order.body).toBe(201);
  const orderId = order.json().orders[0].id as string;
  return { contactId, personId, orderId, responsible, open: null, accepted: null, last: null };
}

async function trySend(held: Held, from: Commune, to: Commune): Promise<void> {
  // Of two in one millisecond neither is the newer.
  kit.t.clock.advance(1);
  const sent = await kit.send(from, to, [{ subject: 'contact', id: held.contactId }]);
  const allowed = held.responsible === from && from !== to && held.open === null;
  expect(sent.outcomes[0]!.status === 201, JSON.stringify(sent)).toBe(allowed);
  if (allowed) {
    held.open = { id: sent.outcomes[0]!.id, to };
    held.last = held.open.id;
    held.accepted = null;
  }
}

async function tryStep(held: Held, step: (typeof STEPS)[number], by: Commune): Promise<void> {
  if (held.last === null) {
    return;
  }
  const answer = await kit
    .of(by)
    .post(`/handovers/${step}`, { ids: [held.last], reason: 'Thử', note: 'Thử' });
  const ok = answer.json().outcomes[0].status === 200;
  const { open, accepted } = held;
  if (open !== null && step === 'acceptances' && by === open.to) {
    expect(ok, answer.body).toBe(true);
    held.accepted = { id: open.id, from: held.responsible, until: kit.t.clock.now() + 72 * HOUR };
    held.responsible = open.to;
    held.open = null;
  } else if (open !== null && step === 'refusals' && by === open.to) {
    expect(ok, answer.body).toBe(true);
    held.open = null;
  } else if (open !== null && step === 'withdrawals' && by === held.responsible) {
    expect(ok, answer.body).toBe(true);
    held.open = null;
  } else if (accepted !== null && step === 'returns' && by === held.responsible) {
    expect(ok, answer.body).toBe(kit.t.clock.now() <= accepted.until);
    if (ok) {
      held.responsible = accepted.from;
      held.accepted = null;
    }
  }
}

/** The follow-up, the order, the person's record and the lists of all three communes agree on one commune. */
async function check(held: Held): Promise<void> {
  const areaNo = kit.t.app.areas.byId(kit.t.areaId(held.responsible))!.no;
  const found = await sql<{ link: number; ordered: number; person: number }>`
    select l.area_no as link, o.area_no as ordered, p.area_no as person
    from contact_link l, order_file o, person p
    where l.id = ${held.contactId}::uuid and o.id = ${held.orderId}::uuid and p.id = ${held.personId}::uuid`.execute(
    kit.t.app.platform.db,
  );
  expect(found.rows).toEqual([{ link: areaNo, ordered: areaNo, person: areaNo }]);
  const lists = await Promise.all(
    communes.map(async (code) => {
      const page = await kit.of(code).get('/contacts?limit=500');
      return (page.json().items as { id: string }[]).some((one) => one.id === held.contactId) ? [code] : [];
    }),
  );
  expect(lists.flat()).toEqual([held.responsible]);
}
