import type { ChainLink } from '../../../../lib/epidemiology/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Db } from '../../../platform/db/database.ts';
import { caseNodes, casesInfectedBy, type CaseRef, readProfiles } from '../../cases/index.ts';
import { linksAround } from '../store/case-links.ts';

/** Cases that count, and who infected whom among them. */
export type ChainGround = {
  readonly cases: ReadonlyMap<string, CaseRef>;
  readonly links: readonly ChainLink[];
};

/**
 * The chain around a case: walks from neighbours to neighbours, so that the work grows with the chain and not with the
 * dataset. Discarded cases are no part of it (but `start` is, whatever it is). A link is a source case, or one that an
 * import brought.
 */
export async function walkChain(scope: Scope, db: Db, start: CaseRef): Promise<ChainGround> {
  const cases = new Map([[start.caseId, start]]);
  const links = new Map<string, ChainLink>();
  const seen = new Set([start.caseId]);
  let edge: readonly CaseRef[] = [start];
  while (edge.length > 0) {
    const ids = edge.map((one) => one.caseId);
    const [infected, imported] = await Promise.all([
      casesInfectedBy(scope, db, ids),
      linksAround(scope, db, ids),
    ]);
    const near = [...edge, ...infected].flatMap((one): ChainLink[] =>
      one.sourceCaseId === null ? [] : [{ from: one.sourceCaseId, to: one.caseId }],
    );
    for (const link of [...near, ...imported]) {
      links.set(`${link.from} ${link.to}`, link);
    }
    const given = new Map(infected.map((one) => [one.caseId, one]));
    const fresh = [...near, ...imported].flatMap(({ from, to }) => [from, to]).filter((id) => !seen.has(id));
    const asked = new Set(fresh);
    asked.forEach((id) => seen.add(id));
    const rest = await caseNodes(
      scope,
      db,
      [...asked].filter((id) => !given.has(id)),
    );
    edge = [...[...given.values()].filter((one) => asked.has(one.caseId)), ...rest].filter(
      (one) => one.classification !== 'NO_CASE',
    );
    edge.forEach((one) => cases.set(one.caseId, one));
  }
  return {
    cases,
    links: [...links.values()].filter((link) => cases.has(link.from) && cases.has(link.to)),
  };
}

/** Number of a calendar date: days since 1970. */
export function dayOf(date: string): number;
export function dayOf(date: string | null): number | null;
export function dayOf(date: string | null): number | null {
  return date === null ? null : Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/**
 * What the profiles of these diseases, as of a date, lay down for reading their chains. Onsets of a link lie at most as
 * far apart as the infector is infectious after its onset, and the incubation of the infectee is long.
 */
export async function termsOf(
  scope: Scope,
  db: Db,
  diseases: readonly string[],
  onDate: string,
): Promise<{ code: string; followUpDays: number; longGapDays: number }[]> {
  const profiles = await readProfiles(scope, db);
  return diseases.map((code) => {
    const { followUpDays, symptomatic, incubation } = profiles.of(code, onDate)!;
    return { code, followUpDays, longGapDays: symptomatic.after + incubation.maxDays };
  });
}
