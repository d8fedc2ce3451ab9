import { indexVisits, traceContacts, type VisitIndex } from '../../lib/epidemiology/index.ts';
import { type IndexedStay, PresenceIndex, traceLevels } from '../../lib/epidemiology/presence-index/index.ts';
import { loadStays, openPresenceDays, sumCoPresence } from '../../server/modules/presence/index.ts';
import { type Scope, systemScope } from '../../server/platform/access/scope.ts';
import type { TestApp } from '../support/app.ts';

/** A question that every engine understands; times Unix ms. */
export type Question = {
  readonly personNo: number;
  readonly from: number;
  readonly to: number;
  readonly minMinutes: number;
};

/** What an engine says of one contact. */
export type Found = {
  readonly personNo: number;
  readonly level: number;
  readonly ms: number;
  readonly first: number;
  readonly last: number;
  readonly places: number;
  readonly viaNo: number;
};

/** The same stays in three engines. */
export type Engines = {
  readonly visits: VisitIndex;
  readonly index: PresenceIndex;
  readonly scope: Scope;
  readonly app: TestApp;
};

const DEPTH = 2;
const NO_LIMIT = 10_000_000;
/** Ids whose order as texts is that of the numbers, so that ties fall alike. */
const idOf = (no: number) => String(no).padStart(8, '0');

/** Loads stays (none of a person at a place overlaps another) into a study, and into both engines of the library. */
export async function loadEngines(
  app: TestApp,
  study: string,
  stays: readonly IndexedStay[],
): Promise<Engines> {
  const scope = systemScope('test', `study:${study}`);
  const { db } = app.app.platform;
  const times = stays.map((stay) => stay.inAt);
  const [from, to] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
  await openPresenceDays(db, scope.dataset, from, to);
  await db.transaction().execute(
    async (tx) =>
      await loadStays(
        scope,
        tx,
        stays.map((stay) => ({ ...stay, outImputed: false })),
        { source: 'import', timeQuality: 'device', assurance: 'unverified', now: app.clock.now() },
      ),
  );
  const index = new PresenceIndex();
  for (const [day, own] of Map.groupBy(stays, (stay) => index.dayOf(stay.inAt))) {
    const columns = index.columnsOf(day, own.length);
    own.forEach((stay) => index.put(columns, stay));
    index.setDay(columns);
  }
  const visits = indexVisits(
    stays.map((stay) => ({
      personId: idOf(stay.personNo),
      placeId: String(stay.placeNo),
      inAt: stay.inAt,
      outAt: stay.outAt,
    })),
  );
  return { visits, index, scope, app };
}

/** The reference: `traceContacts` of the library, F1 and F2. */
export function byReference({ visits }: Engines, question: Question): Found[] {
  const { personNo, from, to, minMinutes } = question;
  const found = traceContacts(visits, { caseId: idOf(personNo), from, to, minMinutes, depth: DEPTH });
  return (found ?? []).map((one) => ({
    personNo: Number(one.contactId),
    level: one.level,
    ms: one.exactMs,
    first: one.firstAt,
    last: one.lastAt,
    places: one.places,
    viaNo: Number(one.via),
  }));
}

/** SQL over the presence log, level by level. */
export async function bySql({ app, scope }: Engines, question: Question): Promise<Found[]> {
  const { from, to } = question;
  const known = [question.personNo];
  let exposers = [{ personNo: question.personNo, from, to }];
  const all: Found[] = [];
  for (let level = 1; level <= DEPTH && exposers.length > 0; level += 1) {
    const { people } = await sumCoPresence(scope, app.app.platform.db, {
      exposers,
      minMs: question.minMinutes * 60_000,
      lingerMs: 0,
      excludePersonNos: known,
      limit: NO_LIMIT,
    });
    all.push(
      ...people.map(({ personNo, ms, first, last, viaNo, places }) => ({
        personNo,
        level,
        ms,
        first,
        last,
        places: places.length,
        viaNo,
      })),
    );
    known.push(...people.map((one) => one.personNo));
    exposers = people.map((one) => ({ personNo: one.personNo, from: Math.max(from, one.first), to }));
  }
  return all;
}

/** The columnar index in memory. */
export function byIndex({ index }: Engines, question: Question): Found[] {
  const { personNo, from, to, minMinutes } = question;
  const levels = traceLevels(index, {
    personNo,
    from,
    to,
    minMsAt: () => minMinutes * 60_000,
    lingerMs: 0,
    depth: DEPTH,
    isolations: new Map(),
  });
  return levels.flatMap(({ sums }, at) => {
    const people = new Map<number, Found>();
    sums.personNo.forEach((no, i) => {
      const [ms, first, last] = [sums.ms[i]!, sums.from[i]!, sums.to[i]!];
      const former = people.get(no);
      people.set(
        no,
        former === undefined
          ? { personNo: no, level: at + 1, ms, first, last, places: 1, viaNo: sums.viaNo[i]! }
          : {
              ...former,
              ms: former.ms + ms,
              last: Math.max(former.last, last),
              places: former.places + 1,
            },
      );
    });
    return [...people.values()];
  });
}
