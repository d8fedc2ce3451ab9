import { dayAndTime } from '../../../platform/documents/official-texts.ts';
import { finish } from '../../../platform/documents/pdf.ts';
import type { Held } from '../usecases/held.ts';
import { line, newSheet, part, title } from './sheet.ts';

type Copy = {
  readonly code: string;
  readonly name: string;
  readonly at: number;
  readonly held: readonly Held[];
  readonly dataset: string;
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u;

/** All that is kept of a person, for that person: what, why, how long, and every row. */
export async function drawCopy({ code, name, at, held, dataset }: Copy): Promise<Buffer> {
  const sheet = newSheet(`Bản sao dữ liệu cá nhân ${code}`, dataset, at);
  title(sheet, 'BẢN SAO DỮ LIỆU CÁ NHÂN', `${name} · yêu cầu ${code} · lập lúc ${dayAndTime(at)}`);
  line(
    sheet,
    'Bản này ghi những gì hệ thống phòng, chống dịch đang giữ về người có tên trên. Ai thấy có chỗ sai có thể yêu cầu sửa.',
  );
  for (const { holding, rows } of held) {
    part(sheet, `${holding.name.vi} (${rows.length})`);
    line(sheet, holding.purpose.vi, { name: 'Dùng để' });
    line(sheet, holding.keep.vi, { name: 'Giữ' });
    if (rows.length === 0) {
      line(sheet, 'Không có gì được lưu.');
    }
    for (const row of rows) {
      const words = Object.entries(row.fields)
        .filter(([, value]) => value !== null && value !== '')
        .map(([field, value]) => `${field}: ${shown(value)}`);
      line(
        sheet,
        [row.at === null ? null : dayAndTime(row.at), ...words].filter((word) => word !== null).join(' · '),
        {
          indent: 12,
        },
      );
    }
  }
  return await finish(sheet.doc);
}

function shown(value: string | number | boolean | null): string {
  if (typeof value === 'boolean') {
    return value ? 'có' : 'không';
  }
  return typeof value === 'string' && INSTANT.test(value) ? dayAndTime(Date.parse(value)) : String(value);
}
