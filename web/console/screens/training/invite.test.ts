import { expect, it } from 'vitest';
import { inviteUrl, qrPath, unitsIn } from './invite.ts';

it('takes the units of a pasted sheet, each once', () => {
  expect(unitsIn('Điểm tiêm 1\tKỳ Lừa\r\n\n  Điểm  tiêm 2 \nĐiểm tiêm 1\n')).toEqual([
    'Điểm tiêm 1',
    'Điểm tiêm 2',
  ]);
  expect(unitsIn(' \n')).toEqual([]);
});

it('leads to the log-in page with role and unit, citizens to their own page', () => {
  const url = new URL(inviteUrl('https://tap-huan.example', 'vaccinator', 'Trạm & điểm #1'));
  expect([url.pathname, url.searchParams.get('role'), url.searchParams.get('unit')]).toEqual([
    '/console/login',
    'vaccinator',
    'Trạm & điểm #1',
  ]);
  expect(inviteUrl('https://tap-huan.example', 'citizen', 'Khối 3')).toContain('/tap-huan?unit=');
});

it('draws the code of the longest unit', () => {
  const drawn = qrPath(inviteUrl('https://tap-huan.example', 'commune-officer', 'Ữ'.repeat(160)));
  expect(drawn!.side).toBeGreaterThan(100);
  expect(drawn!.path).toMatch(/^M4 4h1v1h-1z/u);
});
