import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { addFigures, type FigureDefinition } from './figures.ts';

/**
 * Counts from its facts every counter that was added when facts existed already (`late`) and has no row yet. Writers
 * of counters wait meanwhile: a fact is counted here or by its own transaction, never by both.
 */
export async function fillLateFigures(db: Db, definitions: readonly FigureDefinition[]): Promise<void> {
  const late = definitions.filter((one) => one.late === true);
  const missing = async (on: Pick<Db, 'getExecutor'>): Promise<ReadonlySet<string>> => {
    const found = await sql<{
      code: string;
    }>`select code from unnest(${late.map(({ code }) => code)}::text[]) code
      where not exists (select 1 from figure where metric = code)`.execute(on);
    return new Set(found.rows.map(({ code }) => code));
  };
  if (late.length === 0 || (await missing(db)).size === 0) {
    return;
  }
  await db.transaction().execute(async (tx) => {
    await sql`lock table figure in share row exclusive mode`.execute(tx);
    const empty = await missing(tx);
    for (const { code, recount } of late.filter((one) => empty.has(one.code))) {
      const rows = await recount(tx, new Date(0));
      await addFigures(
        tx,
        rows.map(({ dataset, areaNo, at, value }) => ({ metric: code, dataset, areaNo, at, by: value })),
      );
    }
  });
}
