import { localDate } from '../../../platform/clock/clock.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { releaseRuleOn } from '../rules/release-rules.ts';
import type { OrderRow } from '../store/orders.ts';
import type { CheckedIssue, OrderInput } from './check-issue.ts';

/** Suffix of document numbers where the office has none of its own. */
const DEFAULT_SUFFIX = 'QĐ-CLYT';

/** `0123/QĐ-CLYT`. */
export function orderNumber(sequence: number, suffix: string | null): string {
  return `${String(sequence).padStart(4, '0')}/${suffix ?? DEFAULT_SUFFIX}`;
}

/** `0012/GXN-UBND`: certificates have a series of their own beside the decisions `QĐ-UBND`. */
export function certificateNumber(sequence: number, suffix: string | null): string {
  const own = (suffix ?? DEFAULT_SUFFIX).replace(/^QĐ-?/u, '');
  return orderNumber(sequence, `GXN-${own}`);
}

/** The number of a decision that has none yet: `……/QĐ-CLYT`. */
export function openNumber(suffix: string | null): string {
  return `……/${suffix ?? DEFAULT_SUFFIX}`;
}

/** The year whose series a decision of this time belongs to, in Vietnam. */
export function seriesYear(issuedAt: number): number {
  return Number(localDate(issuedAt).slice(0, 4));
}

/** What differs from order to order; times in Unix ms. */
export type OrderSeed = Pick<
  OrderRow,
  | 'id'
  | 'person_no'
  | 'kind'
  | 'legal_basis'
  | 'reason'
  | 'place_no'
  | 'case_id'
  | 'area_no'
  | 'stay_area_no'
  | 'signer'
  | 'served_at'
  | 'wording'
> & {
  readonly office: { readonly organisationId: string; readonly numberSuffix: string | null };
  readonly sequence: number;
  readonly issuedAt: number;
  readonly from: number;
  readonly until: number;
};

/** The order of one person of a checked issue, not served yet. */
export function orderOf(
  scope: Scope,
  input: OrderInput,
  { office, place, caseId, signer, from, until }: CheckedIssue,
  { person, areaNo }: CheckedIssue['subjects'][number],
  own: Pick<OrderSeed, 'id' | 'sequence' | 'issuedAt' | 'wording'>,
): OrderRow {
  return makeOrder(scope, {
    ...own,
    person_no: person.personNo,
    kind: input.kind,
    legal_basis: input.legalBasis,
    reason: input.reason,
    place_no: place?.placeNo ?? null,
    case_id: caseId,
    area_no: areaNo,
    stay_area_no: place?.areaNo ?? null,
    signer,
    served_at: null,
    office,
    from,
    until,
  });
}

/** A new order, in force. */
export function makeOrder(scope: Scope, seed: OrderSeed): OrderRow {
  const { office, sequence, issuedAt, from, until, ...given } = seed;
  return {
    ...given,
    dataset: scope.dataset,
    number: orderNumber(sequence, office.numberSuffix),
    office_id: office.organisationId,
    series_year: seriesYear(issuedAt),
    sequence,
    status: 'IN_FORCE',
    release_rule: releaseRuleOn(given.kind, localDate(issuedAt)).code,
    issued_at: new Date(issuedAt),
    issued_by: scope.actor.name,
    from_at: new Date(from),
    until_at: new Date(until),
    first_until_at: new Date(until),
    previous_until_at: null,
    ended_at: null,
    released_at: null,
    last_follow_up_at: null,
    unserved_decision_at: null,
    version: 1,
    field_versions: {},
  };
}
