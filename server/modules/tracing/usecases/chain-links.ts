import type { ChainLink } from '../../../../lib/epidemiology/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { ChainCaseRow } from '../../cases/index.ts';
import { linksAround } from '../store/case-links.ts';

/**
 * Who infected whom among these cases, from source cases and imported links, each once.
 * @returns the links between them, and for each case how many infectors are not among them.
 */
export async function chainLinks(
  scope: Scope,
  db: Db,
  cases: readonly ChainCaseRow[],
): Promise<{ inside: ChainLink[]; outside: Map<string, number> }> {
  const known = new Set(cases.map((one) => one.caseId));
  const named = cases.flatMap((one): ChainLink[] =>
    one.sourceCaseId === null ? [] : [{ from: one.sourceCaseId, to: one.caseId }],
  );
  // A case names one source, and the table holds a link once: only an imported link may repeat a named one.
  const sourceOf = new Map(named.map(({ from, to }) => [to, from]));
  const imported = (await linksAround(scope, db, [...known])).filter(
    ({ from, to }) => sourceOf.get(to) !== from,
  );
  const inside: ChainLink[] = [];
  const outside = new Map<string, number>();
  for (const links of [named, imported]) {
    for (const link of links) {
      if (known.has(link.from) && known.has(link.to)) {
        inside.push(link);
      } else if (known.has(link.to)) {
        outside.set(link.to, (outside.get(link.to) ?? 0) + 1);
      }
    }
  }
  return { inside, outside };
}
