import type { Reply } from '../../../../contract/kit.ts';
import type { publicRiskApi } from '../../../../contract/risk.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate, startOfDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { AreaDirectory } from '../../../registry/areas/index.ts';
import { refuse } from '../refusals.ts';

/** A decided level as the map shows it; `from` in Unix ms. */
export type MapLevel = {
  readonly level: 1 | 2 | 3 | 4;
  readonly from: number;
  readonly decisionNumber: string;
  readonly signer: string;
  readonly legalBasis: string;
};
/** The decisions in force at a time (Unix ms) by area number. */
export type LevelSource = (
  scope: Scope,
  areaNos: readonly number[],
  at: number,
) => Promise<ReadonlyMap<number, MapLevel>>;
type LevelReply = Reply<(typeof publicRiskApi)['GET /public/areas/{code}/level']>;

/** The moment of a day that a level is asked for: now for today, the end of a past day. */
export function atOf(day: string, now: number): number {
  return Math.min(now, startOfDate(day) + DAY_MS - 1);
}

/** The official level of the area that had this code on the day; null where nothing is decided. */
export async function readLevel(
  scope: Scope,
  sources: { readonly areas: AreaDirectory; readonly officialLevels: LevelSource },
  now: number,
  { code, at }: { readonly code: string; readonly at: string | undefined },
): Promise<Outcome<LevelReply>> {
  const today = localDate(now);
  const day = at ?? today;
  if (Number.isNaN(Date.parse(day))) {
    return refuse('bad-date', { fields: { at: 'no such date' } });
  }
  if (day > today) {
    return refuse('future', { fields: { at: 'future' } });
  }
  const area = sources.areas.byCode(code, day);
  if (area === undefined) {
    return refuse('no-area', { params: { code, date: day } });
  }
  const moment = atOf(day, now);
  const decided = (await sources.officialLevels(scope, [area.no], moment)).get(area.no);
  return done({
    code: area.code,
    name: area.fullName,
    dataset: scope.dataset,
    at: new Date(moment).toISOString(),
    level: decided?.level ?? null,
    since: decided === undefined ? null : new Date(decided.from).toISOString(),
    decisionNumber: decided?.decisionNumber ?? null,
    signer: decided?.signer ?? null,
    legalBasis: decided?.legalBasis ?? null,
  });
}
