import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DAY_MS, localDate } from '../../server/platform/clock/clock.ts';
import { DATASET } from './fill.ts';
import { drawDay, type VisitWorld } from './tracing-visits.ts';

const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const END = Buffer.from([0xff, 0xff]);
const DATASET_BYTES = Buffer.from(DATASET);
/** place, in, id, dataset, out, person, source, quality, assurance, imputed; device_at is null. */
const ROW = 2 + 8 + 12 + 20 + (4 + DATASET_BYTES.length) + 12 + 12 + 6 + 6 + 6 + 5 + 4;
const ROWS_A_PIECE = 2_000;
const EPOCH_MS = 946_684_800_000;

/** Columns of the log in the order of {@link ROW}. */
const COLUMNS =
  'place_no, in_at, id, dataset, out_at, person_no, source, time_quality, assurance, out_imputed, device_at';

/**
 * Loads the province day by day by COPY BINARY into tables without indexes, builds the log's indexes and attaches the
 * days as partitions; then the same rows once more into one table, `flat.presence`, with the same indexes.
 */
export async function loadVisits(
  url: string,
  world: VisitWorld,
  tell: (text: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`set maintenance_work_mem = '512MB'; create schema flat;
      create table flat.presence (like presence including defaults);`);
    for (const [day, start] of world.days.entries()) {
      tell(`day ${day + 1} of ${world.days.length}`);
      const name = `presence_live_${localDate(start).replaceAll('-', '')}`;
      await client.query(
        `drop table if exists ${name}; create table ${name} (like presence including constraints)`,
      );
      const into = client.query(copyFrom(`copy ${name} (${COLUMNS}) from stdin (format binary)`));
      await pipeline(Readable.from(binaryRows(world, day)), into);
      await client.query(`${indexes(name)};
        alter table presence_live attach partition ${name}
          for values from ('${new Date(start).toISOString()}') to ('${new Date(start + DAY_MS).toISOString()}');
        insert into flat.presence select * from ${name}`);
    }
    tell('indexes of the flat table');
    await client.query(indexes('flat.presence'));
    await client.query('vacuum analyze presence');
    await client.query('vacuum analyze flat.presence');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

function indexes(table: string): string {
  return `alter table ${table} add primary key (place_no, in_at, id, dataset) include (out_at, person_no);
    create index on ${table} (person_no, in_at) include (place_no, out_at, dataset)`;
}

function* binaryRows(world: VisitWorld, day: number): Generator<Buffer> {
  yield HEADER;
  // Drawing gives no pause, so a day is drawn into columns first.
  const count = Math.floor(world.visits / world.days.length);
  const columns = {
    place: new Int32Array(count),
    person: new Int32Array(count),
    inAt: new Float64Array(count),
    outAt: new Float64Array(count),
  };
  let row = 0;
  drawDay(world, day, (place, person, inAt, outAt) => {
    columns.place[row] = place;
    columns.person[row] = person;
    columns.inAt[row] = inAt;
    columns.outAt[row] = outAt;
    row += 1;
  });
  for (let first = 0; first < count; first += ROWS_A_PIECE) {
    const rows = Math.min(ROWS_A_PIECE, count - first);
    const bytes = Buffer.alloc(rows * ROW);
    for (let i = 0; i < rows; i += 1) {
      const at = first + i;
      writeRow(bytes, i * ROW, {
        place: columns.place[at]!,
        person: columns.person[at]!,
        inAt: columns.inAt[at]!,
        outAt: columns.outAt[at]!,
        id: day * count + at,
      });
    }
    yield bytes;
  }
  yield END;
}

type Row = { place: number; person: number; inAt: number; outAt: number; id: number };

function writeRow(bytes: Buffer, start: number, { place, person, inAt, outAt, id }: Row): void {
  let at = bytes.writeInt16BE(11, start);
  const time = (ms: number): void => {
    at = writeWide(bytes, bytes.writeInt32BE(8, at), (ms - EPOCH_MS) * 1000);
  };
  const small = (): void => {
    at = bytes.writeInt16BE(0, bytes.writeInt32BE(2, at));
  };
  at = bytes.writeInt32BE(place, bytes.writeInt32BE(4, at));
  time(inAt);
  // A version 7 id in form: a time, and the number of the row.
  at = writeWide(bytes, bytes.writeInt32BE(16, at), inAt * 65_536 + 0x7000);
  at = writeWide(bytes, at, 2 ** 52 + id);
  at = bytes.writeInt32BE(DATASET_BYTES.length, at);
  at += DATASET_BYTES.copy(bytes, at);
  time(outAt);
  at = writeWide(bytes, bytes.writeInt32BE(8, at), person);
  small();
  small();
  small();
  at = bytes.writeInt8(0, bytes.writeInt32BE(1, at));
  bytes.writeInt32BE(-1, at);
}

/** A whole number below 2^64 as eight bytes; its low bits as far as numbers go. */
function writeWide(bytes: Buffer, at: number, value: number): number {
  const high = Math.floor(value / 4_294_967_296);
  return bytes.writeUInt32BE(value - high * 4_294_967_296, bytes.writeUInt32BE(high, at));
}
