import { sql } from 'kysely';
import type { placeAnswers, placeExposureStatuses } from '../../../../contract/trace-plan.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldVersions } from '../../../platform/db/merge-edit.ts';

/** A crowded place of a case. */
export type PlaceExposureRow = {
  case_id: string;
  id: string;
  dataset: string;
  place_no: number;
  from_at: Date;
  to_at: Date;
  people: number;
  answer: (typeof placeAnswers)[number];
  advice: string | null;
  status: (typeof placeExposureStatuses)[number];
  published_at: Date | null;
  changed_by: string | null;
  version: number;
  field_versions: FieldVersions;
  created_at: Date;
};

/** All of a case, earliest first. */
export async function placeExposuresOf(
  scope: Scope,
  db: Db | Tx,
  caseId: string,
): Promise<PlaceExposureRow[]> {
  const found = await sql<PlaceExposureRow>`select * from place_exposure
    where case_id = ${caseId} and dataset = ${scope.dataset} order by from_at, id`.execute(db);
  return found.rows;
}

/** One by id, locked in a transaction. */
export async function findPlaceExposure(
  scope: Scope,
  db: Db | Tx,
  id: string,
): Promise<PlaceExposureRow | undefined> {
  const found = await sql<PlaceExposureRow>`select * from place_exposure
    where id = ${id} and dataset = ${scope.dataset} ${db.isTransaction ? sql`for update` : sql``}`.execute(
    db,
  );
  return found.rows[0];
}

/**
 * Keeps proposals as a tracing found them: new ones, and place, time and people of those that are proposals still. What an officer
 * says of one meanwhile is not the tracing's to write.
 */
export async function keepProposals(_scope: Scope, tx: Tx, rows: readonly PlaceExposureRow[]): Promise<void> {
  for (const row of rows) {
    await sql`insert into place_exposure (case_id, id, dataset, place_no, from_at, to_at, people, answer, advice, status,
        published_at, changed_by, version, field_versions, created_at)
      values (${row.case_id}, ${row.id}, ${row.dataset}, ${row.place_no}, ${row.from_at}, ${row.to_at}, ${row.people},
        ${row.answer}, ${row.advice}, ${row.status}, ${row.published_at}, ${row.changed_by}, ${row.version},
        ${JSON.stringify(row.field_versions)}::jsonb, ${row.created_at})
      on conflict (case_id, id) do update set from_at = excluded.from_at, to_at = excluded.to_at, people = excluded.people
        where place_exposure.status = 'PROPOSED'`.execute(tx);
  }
}

/** Writes what an officer says of one; it is locked. */
export async function saveEditedExposure(_scope: Scope, tx: Tx, row: PlaceExposureRow): Promise<void> {
  await sql`update place_exposure set answer = ${row.answer}, advice = ${row.advice}, status = ${row.status},
      published_at = ${row.published_at}, changed_by = ${row.changed_by}, version = ${row.version},
      field_versions = ${JSON.stringify(row.field_versions)}::jsonb
    where case_id = ${row.case_id} and id = ${row.id} and dataset = ${row.dataset}`.execute(tx);
}

/** Takes proposals of a case away that no crowd stands behind any more. */
export async function deletePlaceExposures(
  scope: Scope,
  tx: Tx,
  caseId: string,
  ids: readonly string[],
): Promise<void> {
  await sql`delete from place_exposure where case_id = ${caseId} and dataset = ${scope.dataset}
    and id = any(${ids}::uuid[]) and status = 'PROPOSED'`.execute(tx);
}

export type PublishedExposure = PlaceExposureRow & {
  readonly lat: number | null;
  readonly lon: number | null;
};

/** Published ones of a dataset that ended after `since`, latest first, with where the place lies. */
export async function publishedExposures(
  scope: Scope,
  db: Db,
  since: number,
  limit: number,
): Promise<PublishedExposure[]> {
  const found = await sql<PublishedExposure>`select e.*, p.lat, p.lon from place_exposure e
    join place p on p.place_no = e.place_no
    where e.dataset = ${scope.dataset} and e.status = 'PUBLISHED' and e.to_at >= ${new Date(since)}
    order by e.published_at desc, e.id limit ${limit}`.execute(db);
  return found.rows;
}
