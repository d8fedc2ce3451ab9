import { sql } from 'kysely';
import type { ProfileContent } from '../../../../contract/profiles.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { type DiseaseProfile, type ProfileBook, profileBook, SHIPPED } from '../rules/disease-profiles.ts';
import { shippedProfiles } from '../rules/shipped-profiles.ts';

type ProfileRow = {
  id: string;
  dataset: string;
  disease: DiseaseProfile['disease'];
  version: number;
  valid_from: string;
  source: DiseaseProfile['source'];
  certainty: DiseaseProfile['certainty'];
  reason: string | null;
  author: string | null;
  created_at: Date;
  content: ProfileContent;
};

/** Versions never change, so what was read once is right for ever. Only the list of ids is asked for again. */
const known = new Map<string, DiseaseProfile>(shippedProfiles.map((one) => [one.id, one]));

/** The profiles that the scope's dataset sees: its own versions and those that came with the program. */
export async function readProfiles(scope: Scope, db: Db | Tx): Promise<ProfileBook> {
  const listed = await sql<{ id: string }>`select id from disease_profile
    where dataset in (${scope.dataset}, ${SHIPPED})`.execute(db);
  const ids = new Set([...shippedProfiles, ...listed.rows].map(({ id }) => id));
  const missing = [...ids].filter((id) => !known.has(id));
  if (missing.length > 0) {
    const found =
      await sql<ProfileRow>`select * from disease_profile where id = any(${missing}::uuid[])`.execute(db);
    for (const row of found.rows) {
      known.set(row.id, toProfile(row));
    }
  }
  return profileBook([...ids].flatMap((id) => known.get(id) ?? []));
}

/** Writes a version. One that exists (by id) stays as it is. */
export async function insertProfiles(tx: Db | Tx, profiles: readonly DiseaseProfile[]): Promise<void> {
  for (const { id, dataset, disease, version, validFrom, ...rest } of profiles) {
    const { source, certainty, reason, author, createdAt, ...content } = rest;
    await sql`insert into disease_profile (id, dataset, disease, version, valid_from, source, certainty, reason, author, created_at, content)
      values (${id}, ${dataset}, ${disease}, ${version}, ${validFrom}::date, ${JSON.stringify(source)}::jsonb, ${certainty},
        ${reason}, ${author}, ${new Date(createdAt)}, ${JSON.stringify(content)}::jsonb) on conflict (id) do nothing`.execute(
      tx,
    );
  }
}

/** Two officers never add the same version number: the second waits here. */
export async function lockProfiles(tx: Tx, disease: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`disease_profile ${disease}`}, 0))`.execute(tx);
}

/** Cases reported while a version holds (`until` exclusive, null: for good), and how many of them were traced. */
export async function countCasesUnder(
  scope: Scope,
  db: Db | Tx,
  disease: string,
  days: { readonly from: string; readonly until: string | null },
): Promise<{ cases: number; traced: number }> {
  const found = await sql<{ cases: number; traced: number }>`
    select count(*)::int as cases, count(traced_at)::int as traced from case_file
    where disease = ${disease} and dataset = ${scope.dataset} and report_date >= ${days.from}::date
      and (${days.until}::date is null or report_date < ${days.until}::date)`.execute(db);
  return found.rows[0]!;
}

/** Ids of the traced ones among them. */
export async function tracedCasesUnder(
  scope: Scope,
  db: Db | Tx,
  disease: string,
  days: { readonly from: string; readonly until: string | null },
): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from case_file
    where disease = ${disease} and dataset = ${scope.dataset} and traced_at is not null
      and report_date >= ${days.from}::date and (${days.until}::date is null or report_date < ${days.until}::date)
    order by id`.execute(db);
  return found.rows.map((row) => row.id);
}

function toProfile(row: ProfileRow): DiseaseProfile {
  return {
    ...row.content,
    id: row.id,
    dataset: row.dataset,
    disease: row.disease,
    version: row.version,
    validFrom: row.valid_from,
    source: row.source,
    certainty: row.certainty,
    reason: row.reason,
    author: row.author,
    createdAt: row.created_at.getTime(),
  };
}
