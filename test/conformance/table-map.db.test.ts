import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../support/app.ts';

let t: TestApp;
let declared: Map<string, { distributedBy: string } | 'reference' | 'local'>;
beforeAll(async () => {
  t = await testApp();
  declared = new Map(t.app.modules.flatMap((module) => Object.entries(module.tables ?? {})));
});
afterAll(async () => await t.close());

async function rows<T>(query: ReturnType<typeof sql<T>>): Promise<T[]> {
  return (await query.execute(t.app.platform.db)).rows;
}
const distributionOf = (table: string) => {
  const place = declared.get(table);
  return typeof place === 'object' ? place.distributedBy : null;
};

/** The rules that let the same schema run on Citus; see docs/decisions and the storage design. */
describe('the map of tables', () => {
  it('names every table, and no other', async () => {
    const tables = await rows(
      sql<{
        name: string;
      }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    );
    expect([...declared.keys()].toSorted((a, b) => a.localeCompare(b))).toEqual(
      tables.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b)),
    );
  });

  it('has the distribution column in every unique index of a distributed table, and the column exists', async () => {
    const indexes = await rows(
      sql<{ table: string; index: string; columns: string[] }>`
        select t.relname as table, i.relname as index, array_agg(a.attname::text) as columns
        from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
        join pg_namespace n on n.oid = t.relnamespace
        join pg_attribute a on a.attrelid = t.oid and a.attnum = any((x.indkey::int2[])[0:x.indnkeyatts - 1])
        where n.nspname = 'public' and x.indisunique and not t.relispartition group by 1, 2`,
    );
    const wrong = indexes.filter(({ table, columns }) => {
      const column = distributionOf(table);
      return column !== null && !columns.includes(column);
    });
    expect(wrong).toEqual([]);
    expect(indexes.length).toBeGreaterThan(20);
  });

  it('has foreign keys only between co-located tables or to reference tables', async () => {
    const keys = await rows(
      sql<{ name: string; from: string; to: string; columns: string[] }>`
        select k.conname as name, f.relname as from, r.relname as to,
          array(select attname::text from pg_attribute where attrelid = f.oid and attnum = any(k.conkey)) as columns
        from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class r on r.oid = k.confrelid
        join pg_namespace n on n.oid = f.relnamespace
        where k.contype = 'f' and n.nspname = 'public' and not f.relispartition`,
    );
    const wrong = keys.filter(({ from, to, columns }) => {
      const [source, target] = [declared.get(from), declared.get(to)];
      if (typeof source === 'object') {
        return (
          target !== 'reference' && !(typeof target === 'object' && columns.includes(source.distributedBy))
        );
      }
      return typeof target === 'object' || (source === 'reference' && target === 'local');
    });
    expect(wrong).toEqual([]);
  });

  it('has no triggers, and no default that calls the clock or makes ids', async () => {
    const triggers = await rows(sql<{
      name: string;
    }>`select tgname as name from pg_trigger g join pg_class c on c.oid = g.tgrelid
      join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and not g.tgisinternal`);
    expect(triggers).toEqual([]);
    const defaults = await rows(
      sql<{ table: string; column: string; value: string }>`
        select c.relname as table, a.attname as column, pg_get_expr(d.adbin, d.adrelid) as value
        from pg_attrdef d join pg_class c on c.oid = d.adrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = d.adnum
        where n.nspname = 'public' and not c.relispartition and pg_get_expr(d.adbin, d.adrelid) ~* 'now\\(|clock_timestamp|current_timestamp|uuid|nextval'`,
    );
    expect(defaults.filter(({ table }) => declared.get(table) !== 'local')).toEqual([]);
  });

  it('is of modules that say what they keep of people, where a table holds a person', async () => {
    const tables = await rows(
      sql<{ name: string }>`select c.table_name as name from information_schema.columns c
        where c.table_schema = 'public' and c.column_name = 'person_no'`,
    );
    const silent = t.app.modules.filter(
      (module) =>
        tables.some(({ name }) => name in (module.tables ?? {})) &&
        !module.holdings?.some(({ read }) => read !== undefined),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
    expect(tables.length).toBeGreaterThan(20);
  });
});
