import type { Query, Reply } from '../../../../contract/kit.ts';
import type { riskApi } from '../../../../contract/risk.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate, startOfDate } from '../../../platform/clock/clock.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { RiskContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { newestAssessments } from '../store/assessments.ts';
import { levelsAt } from '../store/levels.ts';
import { presentArea, type ShownArea } from './present.ts';

type Asked = Query<(typeof riskApi)['GET /risk/levels']>;
export type LevelQuery = { [K in keyof Asked]?: Asked[K] | undefined };
export type LevelPage = Reply<(typeof riskApi)['GET /risk/levels']>;

/** Sort values; the name breaks ties. */
const sorts: { readonly [name: string]: (one: ShownArea) => number | string } = {
  name: (one) => fold(one.areaName),
  level: (one) => one.official?.level ?? 0,
  computed: (one) => one.computed?.highest ?? 0,
  since: (one) => one.official?.from ?? '',
};

/** Communes of the viewer's areas with official level and computed proposal; the end of the day for a past day. */
export async function listLevels(
  context: RiskContext,
  scope: Scope,
  query: LevelQuery,
): Promise<Outcome<LevelPage>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const day = query.at ?? localDate(now);
  if (Number.isNaN(Date.parse(day)) || day > localDate(now)) {
    return refuse('bad-time', { fields: { at: day } });
  }
  const at = new Date(Math.min(now, startOfDate(day) + DAY_MS - 1));
  const communes = communesOf(context, scope, query.area, day);
  if (communes === null) {
    return refuseGeneral('forbidden');
  }
  const nos = communes.map((area) => area.no);
  const [decided, computed] = await Promise.all([
    levelsAt(scope, db, nos, at),
    newestAssessments(scope, db, nos, at),
  ]);
  const rows = communes
    .map((area) => presentArea(area, decided.get(area.no), computed.get(area.no)))
    .filter((one) => matches(one, query));
  const limit = query.limit ?? 50;
  const { ordered, keyOf } = sorted(rows, query.sort);
  const page = cutPage(afterCursor(ordered, keyOf, query).slice(0, limit + 1), limit, keyOf);
  const newest = [...computed.values()].toSorted((a, b) => +b.computed_at - +a.computed_at)[0];
  return done({
    items: page.rows,
    next: page.next,
    total: rows.length,
    at: at.toISOString(),
    rule: newest?.detail.rule ?? null,
    computedAt: newest?.computed_at.toISOString() ?? null,
  });
}

function communesOf(
  { areas, provinceCode }: RiskContext,
  scope: Scope,
  areaId: string | undefined,
  day: string,
): Area[] | null {
  const province = areas.byCode(provinceCode, day);
  const asked = areaId === undefined ? undefined : areas.byId(areaId.toLowerCase());
  if (areaId !== undefined && (asked === undefined || !mayIn(scope, 'figure.read', asked.path))) {
    return null;
  }
  const paths = asked === undefined ? pathsOf(scope, 'figure.read') : [asked.path];
  return areas
    .current(day, 'commune')
    .filter(
      ({ path }) =>
        province !== undefined && path.startsWith(province.path) && paths.some((own) => path.startsWith(own)),
    );
}

function matches(one: ShownArea, { q, level, differs }: LevelQuery): boolean {
  const wanted = q === undefined ? '' : fold(q);
  return (
    (level === undefined || one.official?.level === level) &&
    (differs !== true || one.differs) &&
    (wanted === '' || fold(one.areaName).includes(wanted) || one.areaCode.startsWith(wanted))
  );
}

type Key = readonly [number | string, string];

function sorted(rows: readonly ShownArea[], sort: string | undefined) {
  const name = sort?.replace(/^-/, '') ?? 'computed';
  const valueOf = sorts[name] ?? sorts['computed']!;
  const down = sort === undefined || sort.startsWith('-') ? -1 : 1;
  const keyOf = (one: ShownArea): Key => [valueOf(one), `${sorts['name']!(one)} ${one.areaCode}`];
  const compare = (a: Key, b: Key) => compareValues(a[0], b[0]) * down || compareValues(a[1], b[1]);
  return { ordered: rows.toSorted((a, b) => compare(keyOf(a), keyOf(b))), keyOf };
}

function compareValues(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows behind the last one of the page before, which the cursor names; an unknown cursor begins at the start. */
function afterCursor(
  ordered: readonly ShownArea[],
  keyOf: (one: ShownArea) => Key,
  { cursor }: LevelQuery,
): readonly ShownArea[] {
  const [, tie] = decodeCursor(cursor) ?? [];
  const place = ordered.findIndex((one) => keyOf(one)[1] === tie);
  return ordered.slice(place + 1);
}
