import type { Client } from 'pg';

/** A table as a backup holds it; `columns` in the order of the file. */
export type TableShape = { readonly name: string; readonly columns: readonly string[] };

/** Tables that a backup leaves out: `migration` is what the program itself brings. */
const LEFT_OUT = new Set(['migration']);

/**
 * Tables of the program, those that others refer to first, partitioned ones as a whole; generated columns are
 * left out, and the transactions that kept keys of people: they are of this cluster alone. Read from the catalogue, so
 * that no module can forget to be in a backup.
 */
export async function readTables(client: Client): Promise<TableShape[]> {
  const found = await client.query<{ name: string; columns: string[]; needs: string[] }>(`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          and (c.relname, a.attname) <> ('person_match', 'tx')) as columns,
      array(select distinct r.relname::text from pg_constraint k join pg_class r on r.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
    order by c.relname`);
  const waiting = new Map(found.rows.filter(({ name }) => !LEFT_OUT.has(name)).map((row) => [row.name, row]));
  const ordered: TableShape[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ needs }) => needs.every((name) => !waiting.has(name)));
    if (ready.length === 0) {
      throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`);
    }
    for (const { name, columns } of ready) {
      waiting.delete(name);
      ordered.push({ name, columns });
    }
  }
  return ordered;
}

/** `"table" ("column", "column")`, quoted. */
export function columnList(client: Client, { name, columns }: TableShape): string {
  return `${client.escapeIdentifier(name)} (${columns.map((one) => client.escapeIdentifier(one)).join(', ')})`;
}

/** The last value of each sequence that was used. */
export async function readSequences(client: Client): Promise<{ name: string; last: string }[]> {
  const found = await client.query<{ name: string; last: string }>(
    `select sequencename::text as name, last_value::text as last from pg_sequences
     where schemaname = 'public' and last_value is not null order by 1`,
  );
  return found.rows;
}

/** Hash over every migration that ran: only the same schema can take a backup. */
export async function schemaHash(client: Client): Promise<string> {
  const found = await client.query<{ hash: string }>(
    `select encode(sha256(string_agg(module || ' ' || file || ' ' || hash, E'\\n' order by module, file)::bytea), 'hex') as hash
     from migration`,
  );
  return found.rows[0]!.hash;
}
