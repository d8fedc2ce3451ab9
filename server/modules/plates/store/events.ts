import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FigureRow } from '../../../platform/figures/figures.ts';

/** A plate event as stored. */
export type PlateRow = {
  place_no: number;
  id: string;
  dataset: string;
  area_no: number;
  camera: string | null;
  at: Date;
  read_as: Buffer;
  plate: Buffer | null;
  plate_index: Buffer | null;
  corrections: number;
  province: string | null;
  outside: boolean;
  /** The permit that covered the vehicle at that moment; a code without it had been withdrawn by then. */
  permit_id: string | null;
  permit_code: string | null;
  permit_withdrawn_at: Date | null;
  /** The declaration that named the vehicle; a code without it was corrected to name another. */
  declaration_id: string | null;
  declaration_code: string | null;
  declaration_dropped_at: Date | null;
  trip_id: string | null;
  trip_code: string | null;
  watched: boolean;
  confidence: number | null;
  image_ref: string | null;
  recorded_at: Date;
  recorded_by: string;
};

/** What a vehicle was covered by when its plate was read. */
export type Papers = Pick<
  PlateRow,
  | 'permit_id'
  | 'permit_code'
  | 'permit_withdrawn_at'
  | 'declaration_id'
  | 'declaration_code'
  | 'declaration_dropped_at'
  | 'trip_id'
  | 'trip_code'
>;

/** Keeps events. */
export async function insertPlates(tx: Tx, rows: readonly PlateRow[]): Promise<void> {
  await tx.withTables<{ plate_event: PlateRow }>().insertInto('plate_event').values(rows).execute();
}

/** Unmatched events of one plate (blind index) in a span, held until the transaction ends. */
export async function lockUnmatched(
  scope: Scope,
  tx: Tx,
  plate: Buffer,
  span: { readonly from: Date; readonly to: Date },
): Promise<PlateRow[]> {
  const found = await sql<PlateRow>`select e.* from plate_event e where e.dataset = ${scope.dataset}
    and e.plate_index = ${plate} and e.at >= ${span.from} and e.at < ${span.to}
    and not ${covered}
    order by e.place_no, e.id for update`.execute(tx);
  return found.rows;
}

/** Events that a paper covers which has ended since, held until the transaction ends. */
export async function lockCovered(
  scope: Scope,
  tx: Tx,
  paper: { readonly permitId: string } | { readonly declarationId: string },
): Promise<PlateRow[]> {
  const ended =
    'permitId' in paper
      ? sql`e.permit_id = ${paper.permitId} and e.permit_withdrawn_at is null`
      : sql`e.declaration_id = ${paper.declarationId}`;
  const found =
    await sql<PlateRow>`select e.* from plate_event e where e.dataset = ${scope.dataset} and ${ended}
    order by e.place_no, e.id for update`.execute(tx);
  return found.rows;
}

/** Events by id, for what follows them. */
export async function readPlates(
  scope: Scope,
  db: Db,
  placeNos: readonly number[],
  ids: readonly string[],
): Promise<PlateRow[]> {
  const found = await sql<PlateRow>`select e.* from plate_event e where e.dataset = ${scope.dataset}
    and e.place_no = any(${[...placeNos]}::int[]) and e.id = any(${[...ids]}::uuid[])
    order by e.at, e.id`.execute(db);
  return found.rows;
}

/** Events of one plate (blind index) in a span, in the order of time. */
export async function readingsWithin(
  scope: Scope,
  db: Db,
  plate: Buffer,
  span: { readonly from: Date; readonly to: Date },
): Promise<PlateRow[]> {
  const found = await sql<PlateRow>`select e.* from plate_event e where e.dataset = ${scope.dataset}
    and e.plate_index = ${plate} and e.at >= ${span.from} and e.at < ${span.to}
    order by e.at, e.id`.execute(db);
  return found.rows;
}

/** Writes what an event was matched to. */
export async function updateMatch(tx: Tx, event: PlateRow, match: Papers): Promise<void> {
  await tx
    .withTables<{ plate_event: PlateRow }>()
    .updateTable('plate_event')
    .set(match)
    .where('place_no', '=', event.place_no)
    .where('id', '=', event.id)
    .execute();
}

const covered = sql`(e.permit_id is not null or e.declaration_id is not null or e.trip_id is not null)`;
const views = {
  unmatched: sql`e.outside and not ${covered}`,
  watched: sql`e.watched`,
  permitted: sql`e.permit_id is not null`,
  declared: sql`e.declaration_id is not null`,
  trip: sql`e.trip_id is not null`,
  withdrawn: sql`(e.permit_withdrawn_at is not null or e.declaration_dropped_at is not null)`,
  unreadable: sql`e.plate is null`,
} as const;

export type PlateFilter = {
  readonly areaNos: readonly number[];
  readonly placeNo: number | null;
  readonly view: keyof typeof views | null;
  /** Blind indexes of the plates looked for. */
  readonly plates: readonly Buffer[] | null;
  readonly from: Date | null;
  readonly to: Date | null;
};
export type PlateAfter = { readonly at: string; readonly id: string } | null;

/** A page of events behind `after`, the latest first unless `up`. */
export async function listPlates(
  scope: Scope,
  db: Db,
  filter: PlateFilter,
  page: { readonly after: PlateAfter; readonly limit: number; readonly up: boolean },
): Promise<PlateRow[]> {
  const { after, up } = page;
  const beyond =
    after === null
      ? sql`true`
      : up
        ? sql`(e.at, e.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
        : sql`(e.at, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)`;
  const direction = up ? sql`asc` : sql`desc`;
  const found =
    await sql<PlateRow>`select e.* from plate_event e where ${matches(scope, filter)} and ${beyond}
    order by e.at ${direction}, e.id ${direction} limit ${page.limit}`.execute(db);
  return found.rows;
}

function matches(
  scope: Scope,
  { areaNos, placeNo, view, plates, from, to }: PlateFilter,
): RawBuilder<unknown> {
  return sql.join(
    [
      sql`e.dataset = ${scope.dataset} and e.area_no = any(${[...areaNos]}::int[])`,
      ...(placeNo === null ? [] : [sql`e.place_no = ${placeNo}`]),
      ...(view === null ? [] : [views[view]]),
      ...(plates === null ? [] : [sql`e.plate_index = any(${[...plates]}::bytea[])`]),
      ...(from === null ? [] : [sql`e.at >= ${from}`]),
      ...(to === null ? [] : [sql`e.at < ${to}`]),
    ],
    sql` and `,
  );
}

export type PostCount = {
  place_no: number;
  seen: number;
  outside: number;
  unmatched: number;
  watched: number;
  unreadable: number;
};

/** Events of each post since a moment, most unmatched first. */
export async function countByPost(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  since: Date,
): Promise<PostCount[]> {
  const found =
    await sql<PostCount>`select e.place_no, count(*) as seen, count(*) filter (where e.outside) as outside,
      count(*) filter (where ${views.unmatched}) as unmatched, count(*) filter (where e.watched) as watched,
      count(*) filter (where ${views.unreadable}) as unreadable
    from plate_event e where e.dataset = ${scope.dataset} and e.area_no = any(${[...areaNos]}::int[])
      and e.at >= ${since}
    group by e.place_no order by unmatched desc, seen desc, e.place_no`.execute(db);
  return found.rows;
}

/** Deletes what is older; @returns how many. */
export async function deleteBefore(db: Db, before: Date): Promise<number> {
  const gone = await sql`delete from plate_event where at < ${before}`.execute(db);
  return Number(gone.numAffectedRows ?? 0n);
}

const counted = { seen: sql`true`, unmatched: views.unmatched, watched: views.watched } as const;
export type PlateCount = keyof typeof counted;

/** Events counted again, by dataset, area and hour. */
export async function recountPlates(db: Db | Tx, since: Date, what: PlateCount): Promise<FigureRow[]> {
  const found = await sql<{ dataset: string; areaNo: number; at: Date; value: number }>`
    select e.dataset, e.area_no as "areaNo", date_trunc('hour', e.at) as at, count(*) as value
    from plate_event e where ${counted[what]} and e.at >= ${since} group by 1, 2, 3`.execute(db);
  return found.rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
