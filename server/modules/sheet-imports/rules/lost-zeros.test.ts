import { describe, expect, it } from 'vitest';
import { readIdNumber, readPhones } from '../../../../lib/clerks/index.ts';

/** What Excel, LibreOffice and scripts make of numbers whose cells are no texts. */
describe('numbers that a spreadsheet took for quantities', () => {
  it.each([
    ['912345678', ['0912345678']],
    ['912345678.0', ['0912345678']],
    ['912345678,00', ['0912345678']],
    ['912,345,678', ['0912345678']],
    ['912.345.678', ['0912345678']],
    ['912 345 678', ['0912345678']],
    ['2053812345.0', ['02053812345']],
    ['84912345678', ['0912345678']],
    ['84912345678.0', ['0912345678']],
    ['912345678;987654321', ['0912345678', '0987654321']],
  ])('phone %s', (text, phones) => {
    expect(readPhones(text)).toMatchObject({ value: phones, problem: null });
  });
  it.each([
    '9.12E+08',
    '9,12E+08',
    '9.12E8',
    '8.49E+10',
    '9.12E+08; 0987654321',
    '9.12 E+08',
    '912000000',
    '84900000000',
    '9.12E+08.0',
  ])('phone %s waits', (text) => {
    expect(readPhones(text).problem).toBe('lost-digits');
  });
  it.each([
    ['20190000011', '020190000011'],
    ['1190000011', '001190000011'],
    ['20190000011.0', '020190000011'],
    // With its nought it would pass for 012 0 50 012340, somebody else's number.
    ['1205001234.0', '001205001234'],
    ['20.190.000.011', '020190000011'],
    ['20,190,000,011', '020190000011'],
    ['351098000123,0', '351098000123'],
    ['82123456', '082123456'],
    ['82123456.0', '082123456'],
  ])('identity number %s', (text, number) => {
    expect(readIdNumber(text)).toMatchObject({ value: { value: number }, problem: null });
  });
  it.each([
    '3.8E+11',
    '3,8E+11',
    '3.80E+11',
    '2.02E+10',
    '380000000000',
    '20200000000',
    '1.8E+08',
    '180000000',
    '3.8 E+11',
    '3.8E+11.0',
    '1.2E+9',
  ])('identity number %s waits', (text) => {
    expect(readIdNumber(text)).toMatchObject({ value: null, problem: 'lost-digits' });
  });
});
