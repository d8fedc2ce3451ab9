import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { CordonPaperKind } from '../../orders/index.ts';
import type { LockdownContext } from '../context.ts';
import type { LockdownRow, PaperFacts } from '../store/lockdowns.ts';
import { membersOf } from '../store/members.ts';
import { type ChangeRow, termChanges } from '../store/work.ts';

/**
 * What the paper of a decision says of its cordon at the time of issue. Kept with the decision: somebody noted later as gone
 * before, or a renamed unit, must not change a paper that was signed.
 */
export async function paperFacts(
  { areas, people, places }: Pick<LockdownContext, 'areas' | 'people' | 'places'>,
  scope: Scope,
  db: Db | Tx,
  row: LockdownRow,
  asked: { readonly kind: CordonPaperKind; readonly at: number },
): Promise<PaperFacts> {
  const place =
    row.place_no === null ? null : (await places.byNos(scope, db, [row.place_no])).get(row.place_no);
  const inside = (await membersOf(scope, db, [row.id])).filter(
    (one) => one.since_at.getTime() <= asked.at && (one.left_at === null || one.left_at.getTime() > asked.at),
  );
  const numbers = await people.numbersOf(scope, db, [...new Set(inside.map((one) => one.person_no))]);
  const changes = (await termChanges(scope, db, row.id)).filter(({ at }) => at.getTime() < asked.at);
  return {
    kind: asked.kind,
    placeName: place?.name ?? null,
    units: [...new Set([areas.byNo(row.area_no), areas.upTo(row.area_no, 'commune')])].flatMap(
      (unit) => unit?.fullName ?? [],
    ),
    households: new Set(inside.map(({ household }) => household)).size,
    people: new Set(inside.map(({ person_no: no }) => numbers.get(no)?.[0] ?? no)).size,
    formerUntil: endBefore(row, changes),
    former: formerOf(changes),
  };
}

/** The end as it was before a decision: of the last change of the term before it, else as it was set up. */
function endBefore(row: LockdownRow, changes: readonly ChangeRow[]): number {
  return changes[0]?.until_at?.getTime() ?? row.set_up?.until ?? row.until_at.getTime();
}

function formerOf(changes: readonly ChangeRow[]): PaperFacts['former'] {
  const decision = changes.find((one) => one.decision !== null)?.decision;
  return decision === undefined || decision === null
    ? null
    : { number: decision.number, issuedAt: decision.at };
}
