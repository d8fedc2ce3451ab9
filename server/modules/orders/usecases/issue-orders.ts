import type { Static } from 'typebox';
import type { ordersApi } from '../../../../contract/orders.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { namedUuid7, uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { noteIsolation } from '../../cases/index.ts';
import { noteOrders } from '../../tracing/index.ts';
import type { OrderContext } from '../context.ts';
import { countedOrder } from '../figures.ts';
import { refuse } from '../refusals.ts';
import { orderCounts } from '../rules/order-figures.ts';
import { insertOrders, lockSubjects, type OrderRow, peopleUnderOrder } from '../store/orders.ts';
import { takeOrderNumbers } from '../store/series.ts';
import { warningsOf } from './check-term.ts';
import { type CheckedIssue, checkIssue, nameEntries, type OrderInput } from './check-issue.ts';
import { findOpenCases } from './find-open-cases.ts';
import { knownInstruments } from './legal-instruments.ts';
import { orderOf, seriesYear } from './make-order.ts';
import { freezeWordings, wordingOn } from './order-wordings.ts';
import { areasOf } from './reach.ts';
import { isolates } from './undo-annulled.ts';

export type IssuedOrders = Static<(typeof ordersApi)['POST /orders']['reply'][201]>;

/**
 * Issues one order to each of up to 1,000 people, all or none, in one transaction: numbers, orders, counters, one
 * event, one audit entry. Repeatable by its id. Somebody named twice gets one order.
 */
export async function issueOrders(
  context: OrderContext,
  scope: Scope,
  input: OrderInput,
): Promise<Outcome<IssuedOrders>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const checked = await checkIssue(context, scope, input);
  if (!checked.ok) {
    return checked;
  }
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const nos = checked.value.subjects.map(({ person }) => person.personNo);
  const numbers = await context.people.numbersOf(scope, db, nos);
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'order', content: { ...input, id }, at: now }, async () => {
        const refused =
          (await refuseClash(scope, tx, input, checked.value, numbers)) ??
          (await refuseCases(scope, tx, input, checked.value, numbers));
        if (refused !== null) {
          return refused;
        }
        const { from } = checked.value;
        const { office } = checked.value;
        const frozen = await wordingOn(context, scope, tx, { office, kind: input.kind, at: now });
        const [wording] = await freezeWordings(scope, tx, [frozen]);
        const rows = await makeRows(scope, tx, { id, now, input, checked: checked.value, wording: wording! });
        await save(scope, tx, id, now, rows);
        // The contact shows its order, and exposes nobody from then on.
        const ordered = rows.flatMap((row) =>
          (numbers.get(row.person_no) ?? [row.person_no]).map((personNo) => ({
            personNo,
            orderId: row.id,
            from,
          })),
        );
        await noteOrders(scope, tx, checked.value.caseId, ordered);
        if (isolates(input.kind)) {
          const isolated = rows.map(({ id, person_no: no }) => ({
            personNos: numbers.get(no) ?? [no],
            orderId: id,
            from,
          }));
          await noteIsolation(scope, tx, isolated, now);
        }
        const known = await knownInstruments(scope, tx);
        const warnings = warningsOf(rows[0]!, checked.value.group, known, frozen.wording);
        return done({ orders: named(rows, checked.value), warnings }, 201);
      }),
  );
}

type Issue = {
  readonly id: string;
  readonly now: number;
  readonly input: OrderInput;
  readonly checked: CheckedIssue;
  /** Digest of the words that they are issued with. */
  readonly wording: string;
};

async function refuseClash(
  scope: Scope,
  tx: Tx,
  input: OrderInput,
  { from, until, subjects }: CheckedIssue,
  numbers: ReadonlyMap<number, readonly number[]>,
): Promise<Refusal | null> {
  const allOf = (no: number) => numbers.get(no) ?? [no];
  await lockSubjects(
    scope,
    tx,
    subjects.map(({ person }) => person.personNo),
  );
  const asked = subjects.flatMap(({ person }) => allOf(person.personNo));
  const period = { kind: input.kind, from: new Date(from), until: new Date(until) };
  const under = await peopleUnderOrder(scope, tx, asked, period);
  const clashing = new Set(
    subjects
      .filter(({ person }) => allOf(person.personNo).some((no) => under.has(no)))
      .map(({ person }) => person.personId),
  );
  if (clashing.size === 0) {
    return null;
  }
  return refuse('already-ordered', {
    params: { count: clashing.size },
    fields: nameEntries(entriesOf(input, clashing), 'already under an order'),
  });
}

async function refuseCases(
  scope: Scope,
  tx: Tx,
  input: OrderInput,
  checked: CheckedIssue,
  numbers: ReadonlyMap<number, readonly number[]>,
): Promise<Refusal | null> {
  const cases = await findOpenCases(scope, tx, input, checked, numbers);
  return cases.size === 0
    ? null
    : refuse('became-case', {
        params: { count: cases.size },
        fields: nameEntries(entriesOf(input, cases), 'a case by now'),
      });
}

function entriesOf(input: OrderInput, personIds: ReadonlySet<string>): number[] {
  return input.personIds.flatMap((id, i) => (personIds.has(id.toLowerCase()) ? [i] : []));
}

async function makeRows(
  scope: Scope,
  tx: Tx,
  { id, now, input, checked, wording }: Issue,
): Promise<OrderRow[]> {
  const { office, subjects } = checked;
  const series = { officeId: office.organisationId, year: seriesYear(now) };
  const first = await takeOrderNumbers(scope, tx, series, subjects.length);
  return subjects.map((subject, i) =>
    orderOf(scope, input, checked, subject, {
      id: namedUuid7(now, `order ${id} ${subject.person.personId}`),
      sequence: first + i,
      issuedAt: now,
      wording,
    }),
  );
}

async function save(scope: Scope, tx: Tx, id: string, now: number, rows: readonly OrderRow[]): Promise<void> {
  const { kind, office_id: office, area_no: areaNo } = rows[0]!;
  const orderIds = rows.map((row) => row.id);
  const areaNos = [...new Set(rows.flatMap(areasOf))];
  await insertOrders(scope, tx, rows);
  await addFigures(
    tx,
    rows.flatMap((row) => orderCounts(countedOrder(row))),
  );
  await appendEvent(tx, {
    topic: 'order.issued',
    dataset: scope.dataset,
    payload: { orderIds, kind, areaNos },
    at: now,
  });
  const detail = {
    count: rows.length,
    kind,
    office,
    first: rows[0]!.number,
    last: rows.at(-1)!.number,
    signing: rows[0]!.signer?.authorityId ?? null,
  };
  await audit(tx, scope, now, [
    { action: 'order.issue', subjectKind: 'order', subjectId: id, areaNo, detail },
  ]);
}

function named(rows: readonly OrderRow[], { subjects }: CheckedIssue): IssuedOrders['orders'] {
  return rows.map((row, i) => ({ id: row.id, number: row.number, personId: subjects[i]!.person.personId }));
}
