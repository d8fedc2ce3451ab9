import type { Body } from '../../../../contract/kit.ts';
import type { ordersApi } from '../../../../contract/orders.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrganisationRef } from '../../../registry/organisations/index.ts';
import type { ResolvedPerson } from '../../../registry/people/index.ts';
import type { PlaceRef } from '../../../registry/places/index.ts';
import { caseNodes } from '../../cases/index.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { OrderGroup } from '../rules/limits.ts';
import type { Signer } from '../rules/signing.ts';
import { checkTerm, readTime } from './check-term.ts';
import { groupOfCase } from './limit-in-force.ts';
import { deciding } from './reach.ts';
import { chooseSigner } from './signing-authorities.ts';

export type OrderInput = Body<(typeof ordersApi)['POST /orders']>;

/** Somebody to whom an order is issued, and the area that answers for it. */
export type Subject = { readonly person: ResolvedPerson; readonly areaNo: number | null };

/** What of an order to issue is known to be right. Times in Unix ms. */
export type CheckedIssue = {
  readonly from: number;
  readonly until: number;
  readonly office: OrganisationRef;
  readonly place: PlaceRef | null;
  readonly caseId: string | null;
  readonly group: OrderGroup;
  readonly signer: Signer | null;
  readonly subjects: readonly Subject[];
};

/** How many wrong entries of a list are named in a refusal: all that a request may hold. */
const NAMED = 1_000;

/** Checks everything of an order that no other transaction can change under it. */
export async function checkIssue(
  context: OrderContext,
  scope: Scope,
  input: OrderInput,
): Promise<Outcome<CheckedIssue>> {
  const now = context.platform.clock.now();
  const from = readTime(input.from, 'from', now);
  if (!from.ok) {
    return from;
  }
  const until = readTime(input.until, 'until', now);
  if (!until.ok) {
    return until;
  }
  const group = await groupOfCase(scope, context.platform.db, input.caseId?.toLowerCase() ?? null, now);
  const term = { from: from.value, until: until.value, firstUntil: until.value };
  const allowed = checkTerm({ kind: input.kind, group, issuedOn: localDate(now) }, term);
  if (!allowed.ok) {
    return allowed;
  }
  const given = await readReferences(context, scope, input);
  if (!given.ok) {
    return given;
  }
  const subjects = await readSubjects(context, scope, input, given.value);
  return subjects.ok
    ? done({ ...given.value, group, from: from.value, until: until.value, subjects: subjects.value })
    : subjects;
}

type References = Pick<CheckedIssue, 'office' | 'place' | 'caseId' | 'signer'>;

async function readReferences(
  context: OrderContext,
  scope: Scope,
  input: OrderInput,
): Promise<Outcome<References>> {
  const { db } = context.platform;
  const decides = await deciding(context, scope, input.issuerOfficeId, 'issuerOfficeId');
  if (!decides.ok) {
    return decides;
  }
  const office = decides.value;
  const placeId = input.placeId?.toLowerCase();
  const place =
    placeId === undefined ? null : (await context.places.byIds(scope, db, [placeId])).get(placeId);
  if (place === undefined || place?.active === false) {
    return refuse('unknown-place', { fields: { placeId: 'unknown' } });
  }
  const caseId = input.caseId?.toLowerCase() ?? null;
  if (caseId !== null && (await caseNodes(scope, db, [caseId])).length === 0) {
    return refuse('unknown-case', { fields: { caseId: 'unknown' } });
  }
  if (input.signerId === undefined) {
    return done({ office, place, caseId, signer: null });
  }
  const act = { authorityId: input.signerId, officeId: office.organisationId, kind: input.kind };
  const signer = await chooseSigner(context, scope, act);
  return signer.ok ? done({ office, place, caseId, signer: signer.value }) : signer;
}

/**
 * The people, each once. The responsible area is the person's own; where that is unknown, the place's, else the
 * office's.
 */
async function readSubjects(
  context: OrderContext,
  scope: Scope,
  input: OrderInput,
  { office, place }: References,
): Promise<Outcome<readonly Subject[]>> {
  const ids = input.personIds.map((id) => id.toLowerCase());
  const people = await context.people.byIds(scope, [...new Set(ids)]);
  const unknown = ids.flatMap((id, i) => (people.has(id) ? [] : [i]));
  if (unknown.length > 0) {
    return refuse('unknown-person', {
      params: { count: unknown.length },
      fields: nameEntries(unknown, 'unknown'),
    });
  }
  const subjects = new Map<number, Subject>();
  const outside: number[] = [];
  for (const [i, id] of ids.entries()) {
    const person = people.get(id)!;
    const areaNo = person.areaNo ?? place?.areaNo ?? office.areaNo;
    if (!mayIn(scope, 'order.issue', context.areas.pathOf(areaNo))) {
      outside.push(i);
    }
    subjects.set(person.personNo, { person, areaNo });
  }
  return outside.length > 0
    ? refuse('people-outside', { params: { count: outside.length }, fields: nameEntries(outside, 'outside') })
    : done([...subjects.values()]);
}

/** `personIds.3: …` for the first wrong entries, so that the screen can mark them. */
export function nameEntries(indexes: readonly number[], problem: string): Record<string, string> {
  return Object.fromEntries(indexes.slice(0, NAMED).map((i) => [`personIds.${i}`, problem]));
}
