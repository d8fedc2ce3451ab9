import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openWorkbook, type SheetPlan, writeXlsx } from '../../lib/sheets/index.ts';
import { fileSource, nodeZip } from '../../lib/sheets/node-zip.ts';
import { type Measured, median } from './numbers.ts';

const ROWS = 100_000;
const DAY_MS = 86_400_000;
const TITLES = ['Mã', 'Họ tên', 'Năm sinh', 'Giới', 'Điện thoại', 'CCCD', 'Thôn', 'Xã', 'Ngày', 'Chỉ số'];
const COMMUNES = ['Phường Kỳ Lừa', 'Phường Lương Văn Tri', 'Xã Đồng Đăng', 'Xã Hữu Lũng', 'Xã Lộc Bình'];
const NAMES = [
  'Nguyễn Thị Ánh',
  'Trần Văn Bình',
  'Lê Thị Cúc',
  'Hoàng Văn Dũng',
  'Nông Thị Én',
  'Vi Văn Giáp',
];

/**
 * Reading and writing a sheet of 100,000 rows of ten columns, in turns with the streaming reader and writer of exceljs over
 * the same rows in this very process, by CPU time, unpacking included. The file that both read was written by exceljs, with shared texts and styles.
 */
export async function benchSheets(rounds: number): Promise<Measured[]> {
  // Loaded here: only measuring needs it, and it is no dependency of the product.
  const { default: Excel } = await import('exceljs');
  const folder = await mkdtemp(join(tmpdir(), 'vx-sheets-'));
  const path = join(folder, 'read.xlsx');
  const written = join(folder, 'written.xlsx');
  const theirWrite = async (target: string) => {
    const options = { filename: target, useSharedStrings: true, useStyles: true };
    const book = new Excel.stream.xlsx.WorkbookWriter(options);
    const sheet = book.addWorksheet('Danh sách');
    sheet.addRow(TITLES).commit();
    sheet.getColumn(9).numFmt = 'dd/mm/yyyy';
    for (let row = 0; row < ROWS; row += 1) {
      sheet.addRow(values(row, (ms) => new Date(ms))).commit();
    }
    await book.commit();
  };
  const theirRead = async () => {
    let cells = 0;
    const options = { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache' } as const;
    for await (const sheet of new Excel.stream.xlsx.WorkbookReader(path, options)) {
      for await (const row of sheet) {
        row.eachCell(() => {
          cells += 1;
        });
      }
    }
    return cells;
  };
  try {
    await theirWrite(path);
    const seen: { name: keyof typeof work; rate: number }[] = [];
    const work = {
      theirRead,
      ourRead: async () => await ourRead(path),
      theirWrite: async () => await theirWrite(written),
      ourWrite: async () => await ourWrite(written),
    };
    for (let round = 0; round <= rounds; round += 1) {
      for (const name of Object.keys(work) as (keyof typeof work)[]) {
        const before = process.cpuUsage();
        const cells = await work[name]();
        const { user, system } = process.cpuUsage(before);
        const rate = ROWS / ((user + system) / 1_000_000);
        if (name.endsWith('Read') && cells !== (ROWS + 1) * TITLES.length) {
          throw new Error(`${name} read ${String(cells)} cells`);
        }
        // The first round warms up.
        if (round > 0) {
          seen.push({ name, rate });
        }
      }
    }
    const rates = (name: keyof typeof work) =>
      seen.filter((one) => one.name === name).map(({ rate }) => rate);
    const compared = (ours: keyof typeof work, theirs: keyof typeof work) => ({
      value: median(rates(ours)),
      baseline: { name: 'exceljs, streaming', value: median(rates(theirs)) },
      ratio: median(rates(ours).map((rate, index) => rate / rates(theirs)[index]!)),
    });
    return [
      {
        name: 'XLSX of 100,000 rows read',
        unit: 'rows/cpu-s',
        ...compared('ourRead', 'theirRead'),
        target: { of: 'ratio', is: 'at least', bound: 4 },
        note: `${TITLES.length} columns, ${rounds} rounds`,
      },
      {
        name: 'XLSX of 100,000 rows written',
        unit: 'rows/cpu-s',
        ...compared('ourWrite', 'theirWrite'),
        target: { of: 'ratio', is: 'at least', bound: 2 },
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function ourRead(path: string): Promise<number> {
  const source = await fileSource(path);
  try {
    const opened = await openWorkbook(source, { port: nodeZip });
    if (!opened.ok) {
      throw new Error(opened.code);
    }
    let cells = 0;
    for await (const row of opened.value.rows(0)) {
      if (!row.ok) {
        throw new Error(row.code);
      }
      cells += row.cells.length;
    }
    return cells;
  } finally {
    await source.close();
  }
}

async function ourWrite(path: string): Promise<void> {
  const kinds = [
    'text',
    'text',
    'integer',
    'text',
    'text',
    'text',
    'text',
    'text',
    'date',
    'number',
  ] as const;
  const plan: SheetPlan = {
    name: 'Danh sách',
    columns: TITLES.map((title, index) => ({ title, kind: kinds[index]! })),
    rows: (function* () {
      for (let row = 0; row < ROWS; row += 1) {
        yield values(row, (ms) => new Date(ms).toISOString().slice(0, 10));
      }
    })(),
  };
  await pipeline(Readable.from(writeXlsx([plan], { port: nodeZip })), createWriteStream(path));
}

function values<T>(row: number, day: (ms: number) => T): (string | number | T)[] {
  return [
    `LS-${row}`,
    `${NAMES[row % NAMES.length]!} ${row % 977}`,
    1930 + (row % 90),
    row % 2 === 0 ? 'nữ' : 'nam',
    `09${String(12_345_678 + row * 7).padStart(8, '0')}`,
    `020${String(100_000_000 + row * 13)}`,
    `Thôn ${1 + (row % 40)}`,
    COMMUNES[row % COMMUNES.length]!,
    day(Date.UTC(2021, 7, 1) + (row % 60) * DAY_MS),
    (row % 1000) / 8,
  ];
}
