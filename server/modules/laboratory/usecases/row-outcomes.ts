import type { Static } from 'typebox';
import type { laboratoryApi } from '../../../../contract/laboratory.ts';
import type { Right } from '../../../../contract/rights.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { rowOf } from '../../../platform/outcomes/rows.ts';
import type { LaboratoryContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { readTubeCode } from '../rules/tube-code.ts';
import { lockTubes, type TubeRow } from '../store/tubes.ts';

export type RowOutcome = Static<
  (typeof laboratoryApi)['POST /lab/results']['reply'][200]
>['outcomes'][number];

/** One row of a batch with its tube, or why it has none. */
type FoundRow<T> =
  | { readonly item: T; readonly tube: TubeRow }
  | { readonly item: T; readonly refusal: Refusal };

/**
 * The tubes of a batch, locked. A row has no tube where its code cannot be read, is unknown or outside the scope's
 * areas (both alike, so that a code tells nothing), or came in an earlier row already.
 */
export async function findRows<T extends { readonly code: string }>(
  context: LaboratoryContext,
  scope: Scope,
  tx: Tx,
  right: Right,
  items: readonly T[],
): Promise<FoundRow<T>[]> {
  const codes = items.map((item) => readTubeCode(item.code));
  const tubes = await lockTubes(scope, tx, [...new Set(codes.filter((code) => code !== null))]);
  const seen = new Set<string>();
  return items.map((item, i): FoundRow<T> => {
    const code = codes[i]!;
    if (code === null) {
      return { item, refusal: refuse('bad-code') };
    }
    const tube = tubes.get(code);
    if (tube === undefined || !mayIn(scope, right, context.areas.pathOf(tube.area_no))) {
      return { item, refusal: refuse('unknown-code', { params: { code } }) };
    }
    if (seen.has(code)) {
      return { item, refusal: refuse('code-repeated', { params: { code } }) };
    }
    seen.add(code);
    return { item, tube };
  });
}

/** What a row's answer says. @param refusal null: it went through, or changed nothing. */
export function outcomeOf(
  item: { readonly code: string },
  tube: TubeRow | null,
  refusal: Refusal | null,
): RowOutcome {
  return { ...rowOf(tube?.id ?? null, refusal ?? done(null)), tube: item.code };
}
