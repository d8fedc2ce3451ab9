import { analyseChains, type ChainAnalysis, type ChainLink } from '../../../../lib/epidemiology/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Db } from '../../../platform/db/database.ts';
import { allCases, type CaseRef } from '../../cases/index.ts';
import { caseLinks } from '../store/case-links.ts';

/** Every case of a dataset that counts, and who infected whom. */
export type ChainGround = {
  readonly cases: ReadonlyMap<string, CaseRef>;
  readonly links: readonly ChainLink[];
};

/**
 * Reads the ground of chains: cases that are not discarded (and `keep`, whatever it is), their source cases, and the
 * links of imported studies, each once.
 */
export async function readGround(scope: Scope, db: Db, keep: string | null): Promise<ChainGround> {
  const cases = new Map(
    (await allCases(scope, db))
      .filter((one) => one.classification !== 'NO_CASE' || one.caseId === keep)
      .map((one) => [one.caseId, one]),
  );
  const sources = [...cases.values()].flatMap((one) =>
    one.sourceCaseId === null ? [] : [{ from: one.sourceCaseId, to: one.caseId }],
  );
  const links = new Map<string, ChainLink>();
  for (const link of [...sources, ...(await caseLinks(scope, db))]) {
    if (cases.has(link.from) && cases.has(link.to)) {
      links.set(`${link.from} ${link.to}`, link);
    }
  }
  return { cases, links: [...links.values()] };
}

/** Components, generations and offspring of these cases. */
export function analyse(cases: Iterable<CaseRef>, links: readonly ChainLink[]): ChainAnalysis {
  return analyseChains(
    [...cases].map((one) => ({
      id: one.caseId,
      onsetDay: one.onsetDate === null ? null : Date.parse(`${one.onsetDate}T00:00:00Z`) / DAY_MS,
    })),
    links,
  );
}
