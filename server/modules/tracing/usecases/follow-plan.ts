import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { cutContacts, type Cut } from '../rules/cut-plan.ts';
import {
  deletePlaceExposures,
  type PlaceExposureRow,
  placeExposuresOf,
  keepProposals,
} from '../store/place-exposures.ts';
import { findPlan } from '../store/plans.ts';
import type { ContactRow, LinkRow } from '../store/tables.ts';

/** Applies the cut-offs of a case to contacts just found, and keeps its place exposures in step. */
export async function followPlan(
  scope: Scope,
  tx: Tx,
  caseId: string,
  rows: readonly ContactRow[],
  links: ReadonlyMap<number, Pick<LinkRow, 'decision' | 'order_id'>>,
  at: Date,
): Promise<ContactRow[]> {
  const plan = await findPlan(scope, tx, caseId);
  if (plan === undefined) {
    return [...rows];
  }
  const cut = cutContacts(
    rows.map((row) => {
      const link = links.get(row.person_no);
      return {
        personNo: row.person_no,
        level: row.level,
        score: row.score,
        ms: row.ms,
        decision: row.is_case ? 'CONFIRMED' : (link?.decision ?? null),
        ordered: row.is_case || (link?.order_id ?? null) !== null,
        evidence: row.evidence,
      };
    }),
    plan.cut_offs,
  );
  await keepPlaceExposures(scope, tx, caseId, cut.crowds, at);
  return rows.map((row) => ({ ...row, below: cut.below.get(row.person_no) ?? null }));
}

/**
 * Makes the proposals of a case those of the crowds found now. What an officer published or withdrew stays as it was
 * said: a crowd at that place and time brings no second proposal.
 */
export async function keepPlaceExposures(
  scope: Scope,
  tx: Tx,
  caseId: string,
  crowds: Cut['crowds'],
  at: Date,
): Promise<void> {
  const known = await placeExposuresOf(scope, tx, caseId);
  const kept = new Set<string>();
  const rows: PlaceExposureRow[] = [];
  for (const { placeNo, from, to, personNos } of crowds) {
    const same = known.find(
      (row) => row.place_no === placeNo && row.from_at.getTime() <= to && from <= row.to_at.getTime(),
    );
    if (same !== undefined) {
      kept.add(same.id);
    }
    if (same === undefined || same.status === 'PROPOSED') {
      const found = { from_at: new Date(from), to_at: new Date(to), people: personNos.size };
      rows.push({ ...(same ?? newExposure(scope, caseId, placeNo, from, at)), ...found });
    }
  }
  await deletePlaceExposures(
    scope,
    tx,
    caseId,
    known.filter((row) => !kept.has(row.id)).map((row) => row.id),
  );
  await keepProposals(scope, tx, rows);
}

function newExposure(scope: Scope, caseId: string, placeNo: number, from: number, at: Date) {
  return {
    case_id: caseId,
    id: namedUuid7(from, `place exposure ${caseId} ${placeNo} ${from}`),
    dataset: scope.dataset,
    place_no: placeNo,
    answer: 'alert' as const,
    advice: null,
    status: 'PROPOSED' as const,
    published_at: null,
    changed_by: null,
    version: 1,
    field_versions: {},
    created_at: at,
  };
}
