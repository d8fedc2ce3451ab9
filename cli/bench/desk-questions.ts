import type { Named, Question } from './question.ts';

type Api = (path: string, holds: Question['holds'], more?: Pick<Question, 'officer' | 'least'>) => Question;
type Items = { readonly items: readonly unknown[] };

const items = ({ items: rows }: Items) => rows.length;
const text = (_: never, body: string) => body.length;
/** A page of a list, full. */
const PAGE = { least: 50 };

/** What the desks of a province ask: declarations, permits, cordons, foci, border trips, comparisons, teams. */
export function deskQuestions(
  api: Api,
  { lockdownId, focusId, gateId, comparisonId }: Named,
  asked: {
    readonly area: string;
    readonly today: string;
    readonly earlier: string;
    readonly commune: { readonly officer: number };
  },
): Readonly<Record<string, Question>> {
  const { area, today, earlier, commune } = asked;
  return {
    'declarations, the newest': api('/declarations?limit=50', items, PAGE),
    'declarations, at risk first': api('/declarations?limit=50&sort=-atRisk', items, PAGE),
    'declarations, at risk alone': api('/declarations?limit=50&atRisk=true', items, PAGE),
    'declarations, due work': api('/declarations?limit=50&task=open&sort=declaredAt', items, PAGE),
    'declarations, a commune': api('/declarations?limit=50', items, { ...PAGE, ...commune }),
    'permits, those that wait first': api('/permits?limit=50', items, PAGE),
    'permits that wait': api('/permits?limit=50&state=SUBMITTED', items, PAGE),
    'permits, expired': api('/permits?limit=50&state=EXPIRED', items, PAGE),
    'permits, a commune': api('/permits?limit=50', items, { least: 20, ...commune }),
    cordons: api('/lockdowns?limit=50', items, PAGE),
    'cordons in force': api('/lockdowns?limit=50&state=ACTIVE', items, PAGE),
    'cordons that end soon': api('/lockdowns?limit=50&ending=true', items, { least: 5 }),
    'cordons on the map': api('/lockdowns/map', items, { least: 200 }),
    'a cordon': api(`/lockdowns/${lockdownId}`, text, { least: 1_000 }),
    'people of a cordon': api(`/lockdowns/${lockdownId}/members?limit=50`, items, PAGE),
    foci: api('/foci?limit=50', items, PAGE),
    'foci, active': api('/foci?limit=50&state=ACTIVE', items, PAGE),
    'foci, report overdue': api('/foci?limit=50&late=true', items, PAGE),
    'a focus': api(`/foci/${focusId}`, text, { least: 1_000 }),
    'border trips, the newest': api('/border/trips?limit=50', items, PAGE),
    'border trips, open': api('/border/trips?limit=50&view=open&sort=nextDueAt', items, PAGE),
    'border trips, late': api('/border/trips?limit=50&view=late', items),
    'border trips, waiting': api('/border/trips?limit=50&view=waiting&sort=arrivedAt', items, PAGE),
    'border trips, through': api('/border/trips?limit=50&view=closed', items, PAGE),
    'border: tasks': api('/border/tasks?limit=50&state=open', items, { least: 20 }),
    'border: yard': api('/border/yard', ({ gates }: { gates: readonly { trips: readonly unknown[] }[] }) =>
      gates.flatMap(({ trips }) => trips).length, { least: 100 }), // prettier-ignore
    'border: counts of a day': api(`/border/counts?date=${earlier}`, items, { least: 20 }),
    'border: appointments of a day': api(`/border/slots?gate=${gateId}&date=${today}`, items, { least: 10 }),
    'border: queue, public': api(
      '/public/gates/queue',
      ({ gates }: { gates: readonly unknown[] }) => gates.length,
      { least: 5 },
    ),
    'comparisons with platforms': api('/reconciliations', items, { least: 200 }),
    'a comparison by commune': api(`/reconciliations/${comparisonId}`, items, { least: 500 }),
    'teams: cover of today': api(`/community/coverage?area=${area}`, items, { least: 300 }),
    'teams: homes of today': api(`/community/homes?limit=50&area=${area}`, items, PAGE),
  };
}
