import { deskQuestions } from './desk-questions.ts';
import type { Ready } from './messages.ts';
import type { Named, Question } from './question.ts';

type Of<K extends string> = { readonly [name in K]: readonly unknown[] };

/** Officers of the room: the first works for the province, the tenth for a commune. */
const OF_A_COMMUNE = 9;
const DAY_MS = 86_400_000;
const COMPARED = 'previous-hour,previous-day,previous-week,siblings,per-100k';

const items = ({ items }: Of<'items'>) => items.length;
const points = ({ points }: Of<'points'>) => points.length;
const text = (_: never, body: string) => body.length;
const tiles = ({
  tiles,
}: {
  tiles: readonly { value: number | null; rows: readonly unknown[]; points: readonly unknown[] }[];
}) =>
  tiles.filter(({ value, rows, points }) => (value ?? 0) !== 0 || rows.length > 0 || points.length > 0)
    .length;
const valued = ({ items }: { items: readonly { value: number | null }[] }) =>
  items.filter(({ value }) => (value ?? 0) !== 0).length;
const cells = ({ values, cells }: { values?: readonly (readonly unknown[])[]; cells?: readonly unknown[] }) =>
  (values ?? cells ?? []).flat().length;

/** Every question that the screens ask of a province, by name. */
export function questionsOf(ready: Ready, days: number, named: Named): Readonly<Record<string, Question>> {
  const area = ready.areaIds[0]!;
  const since = (back: number) => new Date(Date.now() - back * DAY_MS).toISOString();
  const day = (back: number) =>
    new Date(Date.now() + 7 * 3_600_000 - back * DAY_MS).toISOString().slice(0, 10);
  const api = (
    path: string,
    holds: Question['holds'],
    more: Pick<Question, 'officer' | 'least'> = {},
  ): Question => ({
    path: `/api/v1${path}`,
    holds,
    ...more,
  });
  const whole = `from=${day(days - 1)}`;
  const commune = { officer: OF_A_COMMUNE };
  const { caseId, personId, placeId } = named;
  return {
    'wall: situation': api('/command/wall?scene=situation', tiles, { least: 3 }), // The fourth is of this hour, and empty at night.
    'wall: posts': api('/command/wall?scene=gates', tiles, { least: 2 }),
    'wall: testing': api('/command/wall?scene=testing', tiles, { least: 2 }),
    'wall: quarantine': api('/command/wall?scene=quarantine', tiles, { least: 2 }),
    'wall: a tile by commune': api(
      '/command/wall/communes?scene=situation&tile=cases',
      ({ rows }: Of<'rows'>) => rows.length,
      { least: 100 },
    ),
    'figures compared': api(
      `/metrics/values?codes=presence.stays,lab.positivity,cases.announced-per-100k&area=${area}&from=${since(1)}&compare=${COMPARED}`,
      items,
      { least: 3 },
    ),
    'figures of every commune': api(
      `/metrics/values?codes=cases.confirmed,lab.tests&area=${area}&children=true&from=${since(2)}`,
      valued,
      { least: 50 },
    ),
    'days of the province, whole span': api(
      `/metrics/cases.confirmed/series?area=${area}&from=${since(days - 1)}`,
      text,
      { least: 10_000 },
    ),
    'days of every commune, whole span': api(
      `/metrics/presence.stays/series?area=${area}&children=true&from=${since(days - 1)}`,
      text,
      { least: 1_000_000 },
    ),
    'hours of the province, a week': api(
      `/metrics/presence.stays/series?area=${area}&step=hour&from=${since(7)}`,
      text,
      { least: 2_000 },
    ),
    'weeks of positivity, whole span': api(
      `/metrics/lab.positivity/series?area=${area}&step=week&from=${since(days - 1)}`,
      text,
      { least: 2_000 },
    ),
    'days as known at a moment': api(`/metrics/cases.confirmed/as-known?area=${area}&at=${since(0)}`, items),
    'list of metrics': api('/metrics', items, { least: 30 }),
    'figures by day of every commune': api(
      `/figures?metric=cases.confirmed,presence.stays&area=${area}&step=day&children=true&from=${since(14)}`,
      ({ series }: Of<'series'>) => series.length,
      { least: 100 },
    ),
    'ranking, 30 days': api(`/metrics/cases.confirmed/ranking?area=${area}&from=${since(30)}`, items, {
      least: 100,
    }),
    'ranking, whole span': api(
      `/metrics/cases.confirmed/ranking?area=${area}&from=${since(days - 1)}`,
      items,
      { least: 100 },
    ),
    'ranking of a share, 30 days': api(
      `/metrics/lab.positivity/ranking?area=${area}&from=${since(30)}`,
      items,
      { least: 100 },
    ),
    'ranking by population, 30 days': api(
      `/metrics/cases.announced-per-100k/ranking?area=${area}&from=${since(30)}`,
      items,
      { least: 100 },
    ),
    'indicators, six weeks': api(`/indicators?area=${area}`, valued, { least: 5 }),
    'indicators, whole span': api(`/indicators?area=${area}&${whole}`, valued, { least: 5 }),
    'indicators, a commune': api('/indicators', valued, { least: 3, ...commune }),
    'epidemic curve, six weeks': api(`/indicators/curve?area=${area}`, points, { least: 40 }),
    'epidemic curve, whole span by week': api(`/indicators/curve?area=${area}&step=week&${whole}`, points, {
      least: 50,
    }),
    'epidemic curve by report': api(`/indicators/curve?area=${area}&by=report`, points, { least: 40 }),
    'reproduction number, six weeks': api(
      `/indicators/reproduction?area=${area}`,
      ({ windows }: Of<'windows'>) => windows.length,
    ),
    'reproduction number, whole span': api(
      `/indicators/reproduction?area=${area}&${whole}`,
      ({ windows }: Of<'windows'>) => windows.length,
      { least: 100 },
    ),
    'delays, six weeks': api(`/indicators/delays?area=${area}`, items, { least: 8 }),
    'delays, whole span': api(`/indicators/delays?area=${area}&${whole}`, items, { least: 8 }),
    'attack rates by age, six weeks': api(`/indicators/attack-rates?area=${area}&group=age`, items, {
      least: 5,
    }),
    'attack rates by age, whole span': api(
      `/indicators/attack-rates?area=${area}&group=age&${whole}`,
      items,
      { least: 5 },
    ),
    'attack rates by sex, whole span': api(
      `/indicators/attack-rates?area=${area}&group=sex&${whole}`,
      items,
      { least: 2 },
    ),
    'attack rates by commune, whole span': api(
      `/indicators/attack-rates?area=${area}&group=area&${whole}`,
      items,
      { least: 100 },
    ),
    'timeliness, six weeks': api(`/indicators/timeliness?area=${area}`, items, { least: 3 }),
    'timeliness, whole span': api(`/indicators/timeliness?area=${area}&${whole}`, items, { least: 3 }),
    'pivot: commune by week, a year': api(
      `/analysis/pivot?metric=cases.confirmed&rows=area&columns=week&area=${area}&from=${day(Math.min(364, days))}`,
      cells,
      { least: 1_000 },
    ),
    'pivot: month, whole span': api(
      `/analysis/pivot?metric=presence.stays&rows=month&area=${area}&${whole}`,
      cells,
      { least: 20 },
    ),
    'pivot: age by sex, 30 days': api(
      `/analysis/pivot?metric=cases.confirmed&rows=age&columns=sex&area=${area}&from=${day(30)}`,
      cells,
      { least: 10 },
    ),
    'pivot: age by sex, whole span': api(
      `/analysis/pivot?metric=cases.confirmed&rows=age&columns=sex&area=${area}&${whole}`,
      cells,
      { least: 10 },
    ),
    'pivot: tests by age and month, a year': api(
      `/analysis/pivot?metric=lab.tests&rows=age&columns=month&area=${area}&from=${day(Math.min(364, days))}`,
      cells,
      { least: 10 },
    ),
    alerts: api('/command/alerts?state=OPEN', items, { least: 0 }),
    'alert rules': api('/command/alert-rules', items),
    briefings: api('/command/briefings', items, { least: 0 }),
    'public map': api('/public/map', ({ areas }: Of<'areas'>) => areas.length, { least: 100 }),
    'public map, a year ago': api(
      `/public/map?at=${day(Math.min(365, days - 1))}`,
      ({ areas }: Of<'areas'>) => areas.length,
      { least: 100 },
    ),
    'open data: figures': api('/public/figures.csv', text, { least: 10_000 }),
    'public page: map': { path: '/ban-do', holds: text, least: 10_000 },
    'public page: open data': { path: '/so-lieu', holds: text, least: 1_000 },
    'risk levels': api('/risk/levels', items, { least: 50 }),
    'posts: board': api('/gates/board', ({ posts }: Of<'posts'>) => posts.length, { least: 10 }),
    'posts: crossings': api('/gates/crossings?limit=50', items, { least: 50 }),
    'posts: turned back': api('/gates/crossings?limit=50&decision=turn-back', items, { least: 50 }),
    'laboratory: tubes': api('/lab/tubes?limit=50', items, { least: 50 }),
    'laboratory: tubes that wait': api('/lab/tubes?limit=50&status=RECEIVED', items, { least: 50 }),
    'laboratory: turn-around': api('/lab/turn-around', text, { least: 50 }),
    'laboratory: counts, 30 days': api(`/lab/counts?area=${area}&from=${since(30)}&to=${since(0)}`, text, {
      least: 50,
    }),
    'my day, a commune': api('/contacts?limit=50&due=true', items, commune),
    'my day, the province': api('/contacts?limit=50&due=true', items, { least: 50 }),
    'work list, a commune': api('/worklist?limit=50', items, commune),
    'work list, the province': api('/worklist?limit=50', items, { least: 50 }),
    'calls due, the province': api('/interviews?limit=50', items, { least: 50 }),
    'case list, the province': api('/cases?limit=50', items, { least: 50 }),
    'case list, filtered': api('/cases?limit=50&classification=CONFIRMED&outcome=NO_OUTCOME', items, {
      least: 50,
    }),
    'case list, deaths': api('/cases?limit=50&outcome=DECEASED', items, { least: 50 }),
    'case list, not traced': api('/cases?limit=50&untraced=true', items, { least: 0 }),
    'case list, by label': api('/cases?limit=50&sort=label', items, { least: 50 }),
    'case list, a commune': api('/cases?limit=50', items, { least: 50, ...commune }),
    'case list, searched': api('/cases?limit=50&q=BN-777777', items, { least: 0 }),
    'order list, the province': api('/orders?limit=50', items, { least: 50 }),
    'order list, in force': api('/orders?limit=50&status=IN_FORCE', items, { least: 50 }),
    'order list, a commune': api('/orders?limit=50', items, commune),
    'orders that need attention': api('/orders/attention', text, { least: 10 }),
    'place list': api('/places?limit=50', items, { least: 50 }),
    'person found by name': api('/people?q=nguyen%20van%20an', items, { least: 0 }),
    'a case': api(`/cases/${caseId}`, text, { least: 100 }),
    'contacts of a case': api(`/cases/${caseId}/contacts?limit=50`, items),
    'chain of a case': api(`/cases/${caseId}/chain`, ({ nodes }: Of<'nodes'>) => nodes.length),
    'chains, two weeks': api(
      `/chains?area=${area}&from=${day(14)}`,
      ({ cases }: { cases: Of<'id'> }) => cases.id.length,
      { least: 100 },
    ),
    'visits of a person': api(`/presence?person=${personId}&limit=50`, items, { least: 0 }),
    'visits of a place': api(`/presence?place=${placeId}&limit=50`, items, { least: 0 }),
    tasks: api('/tasks?limit=50', items, { least: 0 }),
    reports: api('/reports?limit=50', items, { least: 0 }),
    ...deskQuestions(api, named, { area, today: day(0), earlier: day(8), commune }),
  };
}
