import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export type StudyKind = 'linelist' | 'visits' | 'cases';

/** A study as it was imported; `dataset` is what its rows carry. */
export type Study = {
  readonly name: string;
  readonly dataset: string;
  readonly kind: StudyKind;
  readonly title: string;
  /** What was assumed on the way in. */
  readonly description: { readonly vi: string; readonly en: string };
  readonly source: string;
  /** Rows of the file, and of them those that are used. */
  readonly rows: number;
  readonly used: number;
  readonly createdAt: Date;
};

/** Claims the name of a study. @returns false when it is taken; a second import of the same moment waits and sees it. */
export async function insertStudy(scope: Scope, tx: Tx, study: Omit<Study, 'dataset'>): Promise<boolean> {
  const { name, kind, title, description, source, rows, used, createdAt } = study;
  const written = await sql`
    insert into study (name, kind, title, description_vi, description_en, source, rows, used, created_at)
    select ${name}, ${kind}, ${title}, ${description.vi}, ${description.en}, ${source}, ${rows}::bigint, ${used}::bigint,
      ${createdAt.toISOString()}::timestamptz
    where ${scope.dataset} = 'study:' || ${name}::text
    on conflict do nothing`.execute(tx);
  return written.numAffectedRows === 1n;
}

/** Is there a study of this name? */
export async function studyExists(db: Db, name: string): Promise<boolean> {
  return (await sql`select 1 from study where name = ${name}`.execute(db)).rows.length > 0;
}

/** Every study, by name. */
export async function readStudies(db: Db): Promise<Study[]> {
  const found = await sql<Omit<Study, 'description'> & { vi: string; en: string }>`
    select name, 'study:' || name as dataset, kind, title, description_vi as vi, description_en as en, source, rows, used,
      created_at as "createdAt"
    from study order by name`.execute(db);
  return found.rows.map(({ vi, en, ...study }) => ({ ...study, description: { vi, en } }));
}
