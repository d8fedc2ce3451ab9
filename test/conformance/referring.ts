import { sql } from 'kysely';
import type { Db } from '../../server/platform/db/database.ts';

/** Numbers of other things that have as many digits as those of people. */
const otherThings = ['household_no', 'vehicle_no', 'area_no', 'place_no', 'unit_no'];

/**
 * Whatever may refer to a person, as `table.column`: numbers of people are the only others of 64 bits that end in `_no`, ids of
 * people are called so, and some tables name any subject by its id.
 */
export async function referring(db: Db): Promise<string[]> {
  const found = await sql<{ name: string }>`
    select c.relname || '.' || a.attname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
      and ((a.atttypid in ('bigint'::regtype, 'bigint[]'::regtype) and a.attname ~ '_nos?$'
          and a.attname <> all(${otherThings}::text[]))
        or (a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) and a.attname ~ '(person|people|subject).*(ids?|s)$')
        or exists (select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid
          and k.confrelid = 'person'::regclass and a.attnum = any(k.conkey)))
    order by 1`.execute(db);
  return found.rows.map(({ name }) => name);
}
