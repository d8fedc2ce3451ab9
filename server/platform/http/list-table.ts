import type { CsvValue } from '../../../lib/sheets/index.ts';
import { allPages } from './csv.ts';
import type { TableFile } from './handler.ts';

type Schema = {
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: { readonly [name: string]: Schema };
};
type Row = { readonly [name: string]: unknown };
type ListPage = { readonly items: readonly Row[]; readonly next: string | null };
const SCALARS = new Set(['string', 'number', 'integer', 'boolean', 'null']);

/** Whether an answer is a list: `items`, and where it has pages `next`. */
export function isList(value: unknown): value is { items: readonly Row[]; next?: string | null } {
  return typeof value === 'object' && value !== null && Array.isArray((value as { items?: unknown }).items);
}

/**
 * A list that brings no table of its own, as a table: its columns are the plain values of its schema, those of a record inside
 * a row as `record.field`, codes in a row joined by spaces. Lists of records inside a row are left out.
 * @param reply schema of the JSON answer.
 */
export function listTable(
  key: string,
  reply: unknown,
  read: (cursor: string | undefined) => Promise<ListPage>,
): TableFile {
  const header = columnsOf((reply as Schema).properties?.['items']?.items ?? {});
  async function* rows(): AsyncGenerator<readonly CsvValue[]> {
    for await (const row of allPages<Row>(read)) {
      yield header.map((column) => cellOf(row, column));
    }
  }
  return { name: nameOf(key), header, rows: rows() };
}

/** Columns of a list's rows, as `listTable` writes them. */
export function columnsOf(item: Schema): string[] {
  return Object.entries(item.properties ?? {}).flatMap(([name, schema]) => {
    const inner = recordOf(schema);
    if (inner === undefined) {
      return isCell(schema) ? [name] : [];
    }
    return Object.entries(inner).flatMap(([field, one]) => (isCell(one) ? [`${name}.${field}`] : []));
  });
}

function recordOf(schema: Schema): Schema['properties'] {
  return schema.properties ?? schema.anyOf?.find(({ properties }) => properties !== undefined)?.properties;
}

function isPlain({ type, anyOf }: Schema): boolean {
  return type === undefined ? (anyOf?.every(isPlain) ?? true) : SCALARS.has(type);
}

function isCell(schema: Schema): boolean {
  return isPlain(schema) || (schema.type === 'array' && isPlain(schema.items ?? {}));
}

function cellOf(row: Row, column: string): CsvValue {
  const dot = column.indexOf('.');
  const value = dot < 0 ? row[column] : (row[column.slice(0, dot)] as Row | null)?.[column.slice(dot + 1)];
  return Array.isArray(value) ? value.join(' ') : (value as CsvValue);
}

/** `GET /people/duplicates` as `people-duplicates`. */
function nameOf(key: string): string {
  return key
    .slice(key.indexOf('/') + 1)
    .split('/')
    .filter((part) => !part.startsWith('{'))
    .join('-');
}
