import { describe, expect, it } from 'vitest';
import { noticeSms, saysHealth, saysName } from './naming.ts';

describe('a text about a person', () => {
  it('says that there is a message, to whom it may be, and no name', () => {
    const text = noticeSms('https://vx.vn', 'ABCD2345', true, false);
    expect(text).toBe(
      'Co tin cua y te cho mot nguoi trong gia dinh. Mo https://vx.vn/tin/ABCD2345 va nhap nam sinh de doc, hoac goi 1022.',
    );
    expect(noticeSms('https://vx.vn', 'ABCD2345', false, false)).toContain('cho ban.');
    expect(text.length).toBeLessThanOrEqual(160);
  });

  it('is known to say a name however it is written, and not for a part of a word', () => {
    expect(saysName('Mời bà Nông Thị Bà đến trạm', ['Nông Thị Bà'])).toBe(true);
    expect(saysName('moi NONG THI BA, den tram', ['Nông Thị Bà'])).toBe(true);
    expect(saysName('Mời bà con đến trạm', ['Nông Thị Bà', 'Bà'])).toBe(false);
    expect(saysName('nong thi bac', ['Nông Thị Bà'])).toBe(false);
  });

  it('is known to tell what ails one person, and may call everybody to a test', () => {
    for (const text of [
      'Kết quả của bà: dương tính',
      'CHI LA F1',
      'nha co F0 nhe',
      'Bạn là ca bệnh',
      'ba da nhiem COVID',
    ]) {
      expect(saysHealth(text), text).toBe(true);
    }
    for (const text of [
      'Mời bà con xét nghiệm COVID-19',
      'Đã có kết quả, gọi 1022',
      'Mời họp tổ F5',
      'tinh duong',
    ]) {
      expect(saysHealth(text), text).toBe(false);
    }
  });
});
