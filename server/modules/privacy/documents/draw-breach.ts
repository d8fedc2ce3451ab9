import { breachDataNames } from '../../../../contract/labels/privacy.ts';
import { dayAndTime } from '../../../platform/documents/official-texts.ts';
import { finish } from '../../../platform/documents/pdf.ts';

import { basisOf, hoursLate, termsOf } from '../rules/terms.ts';
import type { BreachRow } from '../store/breaches.ts';
import { line, newSheet, part, title } from './sheet.ts';

/** The notice of an incident to the authority. What is not known yet says so. */
export async function drawBreach(row: BreachRow, at: number): Promise<Buffer> {
  const sheet = newSheet(`Thông báo vi phạm dữ liệu cá nhân: ${row.title}`, row.dataset, at);
  const when = (moment: Date | null) => (moment === null ? 'chưa' : dayAndTime(moment.getTime()));
  title(sheet, 'THÔNG BÁO VI PHẠM BẢO VỆ DỮ LIỆU CÁ NHÂN', row.title);
  part(sheet, '1. Sự việc');
  line(sheet, when(row.found_at), { name: 'Phát hiện lúc' });
  line(sheet, row.happened);
  part(sheet, '2. Dữ liệu và người bị ảnh hưởng');
  line(sheet, row.data.map((one) => breachDataNames[one][0]).join(', ') || 'chưa xác định', {
    name: 'Loại dữ liệu',
  });
  line(sheet, row.people === null ? 'chưa xác định' : String(row.people), { name: 'Số người' });
  part(sheet, '3. Nguyên nhân và biện pháp');
  line(sheet, row.cause ?? 'chưa xác định', { name: 'Nguyên nhân' });
  line(sheet, row.measures ?? 'chưa ghi', { name: 'Biện pháp' });
  part(sheet, '4. Thông báo');
  line(sheet, `${row.authority_told ?? 'chưa ghi'} (${when(row.authority_told_at)})`, {
    name: 'Cơ quan đã báo',
  });
  const { basis, unverified } = basisOf(termsOf(row.rule, at));
  const late = hoursLate(row, at);
  if (late > 0) {
    line(sheet, `${late} giờ sau hạn`, {
      name: row.authority_told_at === null ? 'Chưa báo, đã quá' : 'Báo muộn',
    });
  }
  line(sheet, when(row.people_told_at), { name: 'Đã báo cho người bị ảnh hưởng' });
  line(sheet, `${dayAndTime(row.due_at.getTime())}. ${basis}${unverified ? ' (chưa kiểm chứng)' : ''}`, {
    name: 'Hạn báo',
  });
  line(sheet, `${row.recorded_by}, ${dayAndTime(row.recorded_at.getTime())}`, { name: 'Người ghi' });
  return await finish(sheet.doc);
}
