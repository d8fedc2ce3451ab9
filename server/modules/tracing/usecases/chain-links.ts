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
  const imported = await linksAround(scope, db, [...known]);
  const all = new Map([...named, ...imported].map((link) => [`${link.from} ${link.to}`, link]));
  const inside: ChainLink[] = [];
  const outside = new Map<string, number>();
  for (const link of all.values()) {
    if (known.has(link.from) && known.has(link.to)) {
      inside.push(link);
    } else if (known.has(link.to)) {
      outside.set(link.to, (outside.get(link.to) ?? 0) + 1);
    }
  }
  return { inside, outside };
}
