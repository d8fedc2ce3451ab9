import type { RawBuilder } from 'kysely';
import type { Stamp, caseSelections } from '../../../../contract/indicators.ts';
import { type Scope, mayIn, pathsOf } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { figuresAsOf } from '../../../platform/figures/figures.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type Area, reachedUnits } from '../../../registry/areas/index.ts';
import { type CaseSelection, casesOfDisease, diseasesOf, lastReportDay } from '../../cases/index.ts';
import type { IndicatorContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { addDays, dayNumber, isDate } from '../rules/days.ts';

export type FrameQuery = {
  readonly area?: string | undefined;
  readonly disease?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cases?: (typeof caseSelections)[number] | undefined;
};

/** What every indicator is read within: who asks, which areas, disease, days. */
export type Frame = {
  readonly scope: Scope;
  readonly cases: CaseSelection;
  /** The unit asked for, or the caller's only one; null: several, or everything. */
  readonly area: Area | null;
  /** The units whose people are the denominator. */
  readonly tops: readonly Area[];
  readonly disease: string | null;
  /** Diseases in the dataset. */
  readonly diseases: readonly string[];
  readonly today: string;
  readonly now: number;
  readonly stamp: Stamp;
};

const DEFAULT_DAYS = 42;
/** A dataset that nobody has reported to for so long is shown up to its last report. */
const QUIET_DAYS = 28;
export const MAX_DAYS = 731;

/** Reads area, disease and period of a request, inside the areas where the caller may see figures. */
export async function readFrame(
  { platform: { db, clock }, areas }: IndicatorContext,
  scope: Scope,
  query: FrameQuery,
): Promise<Outcome<Frame>> {
  const now = clock.now();
  const today = localDate(now);
  const paths = pathsOf(scope, 'figure.read');
  const asked = query.area === undefined ? undefined : areas.byId(query.area.toLowerCase());
  if (query.area !== undefined && asked === undefined) {
    return refuse('unknown-area', { fields: { area: 'unknown' } });
  }
  if (asked !== undefined && !mayIn(scope, 'figure.read', asked.path)) {
    return refuseGeneral('forbidden');
  }
  const everywhere = asked === undefined && paths.includes('');
  const tops = asked === undefined ? reachedUnits(scope, areas, 'figure.read', today) : [asked];
  const [asOf, lastReport, diseases] = await Promise.all([
    figuresAsOf(db, scope.dataset),
    lastReportDay(scope, db, today),
    diseasesOf(scope, db),
  ]);
  const quiet = lastReport !== null && dayNumber(today) - dayNumber(lastReport) > QUIET_DAYS;
  const to = query.to ?? (quiet ? lastReport : today);
  const from = query.from ?? addDays(isDate(to) ? to : today, 1 - DEFAULT_DAYS);
  if (!isDate(from) || !isDate(to) || to < from || dayNumber(to) - dayNumber(from) >= MAX_DAYS) {
    return refuse('bad-period', { params: { max: MAX_DAYS }, fields: { from: 'date', to: 'date' } });
  }
  const disease = query.disease ?? (diseases.length === 1 ? diseases[0]! : null);
  const selected = query.cases ?? 'confirmed';
  const area = tops.length === 1 ? tops[0]! : null;
  return done({
    scope,
    area,
    tops,
    disease,
    diseases,
    today,
    now,
    cases: {
      areaNos: everywhere ? null : areas.numbersUnder(asked === undefined ? paths : [asked.path]),
      provinceNos: provincesOf(asked === undefined ? paths : [asked.path]),
      disease,
      confirmedOnly: selected === 'confirmed',
      from,
      to,
    },
    stamp: {
      asOf: asOf === null ? null : new Date(asOf).toISOString(),
      generatedAt: new Date(now).toISOString(),
      lastReport,
      area: area === null ? null : { id: area.id, name: area.fullName },
      disease: disease as Stamp['disease'],
      cases: selected,
      from,
      to,
    },
  });
}

/** The provinces that paths name; null where one of them is no whole province. */
function provincesOf(paths: readonly string[]): readonly number[] | null {
  const outer = paths.filter((path) => !paths.some((wider) => wider !== path && path.startsWith(wider)));
  const named = outer.map((path) => /^\/(\d+)\/$/.exec(path)?.[1]);
  return named.includes(undefined) ? null : named.map(Number);
}

/** Query of the cases of the disease asked for, for facts that only name a case; null where that is every case. */
export function casesAsked({ scope, disease, diseases, cases }: Frame): RawBuilder<unknown> | null {
  return disease === null || (diseases.length === 1 && diseases[0] === disease)
    ? null
    : casesOfDisease(scope, disease, addDays(cases.from, -KNOWN_BEFORE));
}

/** So many days before the period a contact may have been named, or a case reported, and still matter in it. */
const KNOWN_BEFORE = 60;
