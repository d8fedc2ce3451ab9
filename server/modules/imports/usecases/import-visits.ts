import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { createPlaces } from '../../../registry/places/index.ts';
import { analyseLog, loadStays, type StayToLoad } from '../../presence/index.ts';
import type { ImportContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { openFacts, type Records } from '../rules/fact-rows.ts';
import { foldVisits, type VisitColumns } from '../rules/fold-visits.ts';
import type { Mapping } from '../rules/mapping.ts';
import type { RefusalSink } from '../rules/row-refusals.ts';
import { studyPerson } from '../rules/study-person.ts';
import { collectVisits, type VisitCollector } from '../rules/visit-collector.ts';
import { type ListedPlace, placeFacts, readPlace, readVisit, visitFacts } from '../rules/visit-rows.ts';
import { claimStudy, studyScope } from './claim-study.ts';

export type VisitsImport = {
  readonly study: string;
  readonly source: string;
  readonly mapping: Mapping;
  readonly visits: Records;
  readonly places: Records | null;
  /** How long a stay lasts that nobody ended, minutes. */
  readonly stayMinutes: number;
  /** Unit under which places and people are filed: it says who may work with them, not where they are. */
  readonly area: { readonly no: number; readonly name: string };
  readonly onRefused: RefusalSink;
  readonly onRefusedPlace: RefusalSink;
  /** A step of the writing begins: for a progress line. */
  readonly onStep?: (step: 'people' | 'places' | 'stays' | 'commit') => void;
};

/** Every row is accounted for: `rows = stored + collapsed + refused`. */
export type VisitsReport = {
  readonly dataset: string;
  readonly rows: number;
  /** Rows that opened a stay. */
  readonly stored: number;
  /** Rows that fell into a stay of the same person at the same place: double scans. */
  readonly collapsed: number;
  readonly refused: number;
  readonly people: number;
  readonly places: number;
  /** Rows of the list of places: used, never visited, refused. */
  readonly placeRows: number;
  readonly placesUnvisited: number;
  readonly placesRefused: number;
};

/** Loads visits into a new study: read and checked as they stream in, folded, then written in one transaction. */
export async function importVisits(
  context: ImportContext,
  given: VisitsImport,
): Promise<Outcome<VisitsReport>> {
  const scope = await studyScope(context, given.study);
  if (!scope.ok) {
    return scope;
  }
  const listed = await readPlaces(given);
  if (!listed.ok) {
    return listed;
  }
  const read = await readVisits(given);
  if (!read.ok) {
    return read;
  }
  const { collector, rows } = read.value;
  const columns = collector.columns();
  if (columns.length === 0) {
    return refuse('empty');
  }
  const placeIds = collector.places();
  return await context.platform.db.transaction().execute(async (tx) => {
    const refused = await claimStudy(scope.value, tx, {
      name: given.study,
      kind: 'visits',
      title: given.mapping.title ?? given.study,
      description: describe(given),
      source: given.source,
      rows,
      used: columns.length,
      createdAt: new Date(context.platform.clock.now()),
    });
    if (refused !== null) {
      return refused;
    }
    given.onStep?.('people');
    const personNos = await writePeople(context, scope.value, tx, given, collector.persons());
    given.onStep?.('places');
    const placeNos = await writePlaces(context, scope.value, tx, given, placeIds, listed.value.places);
    given.onStep?.('stays');
    const stays = staysOf(columns, given.stayMinutes, personNos, placeNos);
    const stored = await loadStays(scope.value, tx, stays, {
      source: 'import',
      timeQuality: 'device',
      assurance: 'unverified',
      now: context.platform.clock.now(),
    });
    await analyseLog(tx);
    given.onStep?.('commit');
    const visited = new Set(placeIds);
    const unvisited = [...listed.value.places.keys()].filter((id) => !visited.has(id)).length;
    return done({
      dataset: scope.value.dataset,
      rows,
      stored,
      collapsed: columns.length - stored,
      refused: rows - columns.length,
      people: personNos.length,
      places: placeNos.length,
      placeRows: listed.value.rows,
      placesUnvisited: unvisited,
      placesRefused: listed.value.rows - listed.value.places.size,
    });
  });
}

async function readPlaces(
  given: VisitsImport,
): Promise<Outcome<{ rows: number; places: Map<string, ListedPlace> }>> {
  const places = new Map<string, ListedPlace>();
  if (given.places === null) {
    return done({ rows: 0, places });
  }
  const { mapping } = given;
  const opened = await openFacts(given.places, placeFacts, mapping.places, mapping.missing);
  if (!opened.ok) {
    return opened;
  }
  let rows = 0;
  for await (const batch of opened.value) {
    rows += batch.length;
    for (const row of batch) {
      const read = readPlace(row, mapping.values, places);
      if (typeof read === 'string') {
        given.onRefusedPlace({ line: row.line, code: read, raw: row.raw });
      } else {
        places.set(read.id, read);
      }
    }
  }
  return done({ rows, places });
}

async function readVisits(
  given: VisitsImport,
): Promise<Outcome<{ rows: number; collector: VisitCollector }>> {
  const { mapping } = given;
  const opened = await openFacts(given.visits, visitFacts, mapping.columns, mapping.missing);
  if (!opened.ok) {
    return opened;
  }
  const collector = collectVisits();
  let rows = 0;
  for await (const batch of opened.value) {
    rows += batch.length;
    for (const row of batch) {
      const read = readVisit(row);
      if (typeof read === 'string') {
        given.onRefused({ line: row.line, code: read, raw: row.raw });
      } else {
        collector.add(read);
      }
    }
  }
  return done({ rows, collector });
}

/** People carry the id of the file instead of a name. */
async function writePeople(
  { doors }: ImportContext,
  scope: Scope,
  tx: Tx,
  { area }: VisitsImport,
  ids: readonly string[],
): Promise<readonly number[]> {
  const made = await doors.people.createPeople(
    scope,
    tx,
    ids.map((id) => studyPerson(id, { areaNo: area.no })),
  );
  return made.map(({ personNo }) => personNo);
}

async function writePlaces(
  { platform }: ImportContext,
  scope: Scope,
  tx: Tx,
  { area }: VisitsImport,
  ids: readonly string[],
  listed: ReadonlyMap<string, ListedPlace>,
): Promise<readonly number[]> {
  const made = await createPlaces(
    platform,
    scope,
    tx,
    ids.map((id) => {
      const { name, kind, position } = listed.get(id) ?? { name: id, kind: 'other' as const, position: null };
      return { name, kind, areaNo: area.no, ...position };
    }),
  );
  return made.map(({ placeNo }) => placeNo);
}

function* staysOf(
  columns: VisitColumns,
  stayMinutes: number,
  personNos: readonly number[],
  placeNos: readonly number[],
): Generator<StayToLoad> {
  for (const { person, place, inAt, outAt, outImputed } of foldVisits(columns, stayMinutes * 60_000)) {
    yield { personNo: personNos[person]!, placeNo: placeNos[place]!, inAt, outAt, outImputed };
  }
}

function describe({ stayMinutes, area }: VisitsImport): { vi: string; en: string } {
  return {
    vi: `Lượt có mặt nhập từ tệp; người mang mã của tệp thay cho tên. Lượt không có giờ ra được ước tính ở lại ${stayMinutes} phút. Hồ sơ xếp vào ${area.name} chỉ để phân quyền, không phải nơi diễn ra.`,
    en: `Visits read from a file; people carry the id of the file instead of a name. A visit without a time of leaving is taken to last ${stayMinutes} minutes. Filed under ${area.name} only to say who may work with it; it did not happen there.`,
  };
}
