import type { Static } from 'typebox';
import type { ChangeDecisionInput } from '../../../../contract/order-changes.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrganisationRef } from '../../../registry/organisations/index.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { endsOrder, type OrderChangeKind } from '../rules/paper-kinds.ts';
import type { Signer } from '../rules/signing.ts';
import { type ChangeDecisionRow, insertChangeDecisions } from '../store/change-decisions.ts';
import type { OrderChangeRow } from '../store/changes.ts';
import type { OrderRow } from '../store/orders.ts';
import { takeOrderNumbers } from '../store/series.ts';
import { orderNumber, seriesYear } from './make-order.ts';
import { deciding } from './reach.ts';
import { freezeWordings, wordingOn } from './order-wordings.ts';
import { signerOf } from './signing-authorities.ts';

export type DecisionInput = Static<typeof ChangeDecisionInput>;

/** With what decisions on changes are issued: checked before anything is locked. */
export type PreparedDecisions = {
  readonly office: OrganisationRef;
  readonly legalBasis: string;
  /** Who signs the decisions of a kind of order signs those on its changes. */
  readonly signerOf: (kind: OrderRow['kind']) => Outcome<Signer>;
};

/** A change that gets a decision: the order after it, and the line of its journal. */
export type Decided = {
  readonly order: OrderRow;
  readonly kind: OrderChangeKind;
  readonly version: number;
  readonly previousUntil: Date;
  readonly until: Date;
  readonly reason: string;
  readonly signer: Signer;
};

/** Checks office and signer of decisions on changes, which leave with a signer only; null where none is asked for. */
export async function prepareDecisions(
  context: OrderContext,
  scope: Scope,
  input: DecisionInput | undefined,
): Promise<Outcome<PreparedDecisions | null>> {
  if (input === undefined) {
    return done(null);
  }
  const office = await deciding(context, scope, input.officeId);
  if (!office.ok) {
    return office;
  }
  const { legalBasis, signerId } = input;
  if (signerId === undefined) {
    return refuse('signer-needed', { fields: { signerId: 'required' } });
  }
  const given = { authorityId: signerId, officeId: office.value.organisationId };
  return done({ office: office.value, legalBasis, signerOf: await signerOf(context, scope, given) });
}

/** What a decision on a change would say, or why there can be none. */
export function decidedOf(
  prepared: PreparedDecisions,
  order: OrderRow,
  change: Pick<OrderChangeRow, 'kind' | 'version' | 'reason' | 'at' | 'previous_until' | 'until'>,
): Outcome<Decided> {
  const { kind, version, reason, at, previous_until: previousUntil, until } = change;
  if (reason === null) {
    return refuse('decision-reason', { fields: { reason: 'required' } });
  }
  const signer = prepared.signerOf(order.kind);
  return signer.ok
    ? done({
        order,
        kind,
        version,
        previousUntil,
        // What is annulled after its end is annulled from then on.
        until: kind === 'cancel' ? at : endsOrder(kind) ? (order.ended_at ?? until) : until,
        reason,
        signer: signer.value,
      })
    : signer;
}

/**
 * Issues decisions on changes, in the order given, in the caller's transaction: numbers of the office's series, the
 * words of its template of the day, audit. Call it before counters are written, as an issue does: the series is locked first.
 */
export async function issueDecisions(
  context: OrderContext,
  scope: Scope,
  tx: Tx,
  { office, legalBasis }: PreparedDecisions,
  decided: readonly Decided[],
): Promise<ChangeDecisionRow[]> {
  if (decided.length === 0) {
    return [];
  }
  const now = context.platform.clock.now();
  const year = seriesYear(now);
  const first = await takeOrderNumbers(scope, tx, { officeId: office.organisationId, year }, decided.length);
  const wordings = await wordingsFor(context, scope, tx, office, decided, now);
  const rows = decided.map((one, i): ChangeDecisionRow => ({
    id: namedUuid7(now, `order change ${one.order.id} ${one.version}`),
    order_id: one.order.id,
    person_no: one.order.person_no,
    dataset: scope.dataset,
    change_version: one.version,
    kind: one.kind,
    number: orderNumber(first + i, office.numberSuffix),
    office_id: office.organisationId,
    series_year: year,
    sequence: first + i,
    legal_basis: legalBasis,
    reason: one.reason,
    previous_until: one.previousUntil,
    until: one.until,
    signer: one.signer,
    wording: wordings.get(one.kind)!,
    issued_at: new Date(now),
    issued_by: scope.actor.name,
    served_at: null,
  }));
  await insertChangeDecisions(scope, tx, rows);
  await audit(
    tx,
    scope,
    now,
    rows.map((row, i) => ({
      action: 'order.change-decision',
      subjectKind: 'order',
      subjectId: row.order_id,
      areaNo: decided[i]!.order.area_no,
      detail: {
        kind: row.kind,
        number: row.number,
        office: row.office_id,
        signing: row.signer?.authorityId ?? null,
      },
    })),
  );
  return rows;
}

/** Digests of the office's words of today by kind of change. */
async function wordingsFor(
  context: OrderContext,
  scope: Scope,
  tx: Tx,
  office: OrganisationRef,
  decided: readonly Decided[],
  at: number,
): Promise<ReadonlyMap<OrderChangeKind, string>> {
  const digests = new Map<OrderChangeKind, string>();
  for (const kind of new Set(decided.map((one) => one.kind))) {
    const frozen = await wordingOn(context, scope, tx, { office, kind, at });
    const [digest] = await freezeWordings(scope, tx, [frozen]);
    digests.set(kind, digest!);
  }
  return digests;
}
