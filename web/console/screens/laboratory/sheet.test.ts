import { describe, expect, it } from 'vitest';
import { itemsOf, readResult, readResultLines } from './sheet.ts';

describe('a result in words', () => {
  it('is read in Vietnamese, English, signs and letters; anything else is none', () => {
    const read = (cells: readonly string[]) => cells.map(readResult);
    expect(read(['Âm tính', 'am tinh', '-', 'NEG', 'Not detected'])).toEqual(Array(5).fill('NEGATIVE'));
    expect(read(['Dương tính', '+', 'pos', 'Detected'])).toEqual(Array(4).fill('POSITIVE'));
    expect(read(['nghi ngờ', '?'])).toEqual(['INDETERMINATE', 'INDETERMINATE']);
    expect(read(['không thực hiện'])).toEqual(['NOT_DONE']);
    expect(read(['', 'có lẽ', 'âm dương', '24'])).toEqual([null, null, null, null]);
  });
});

describe('pasted lines', () => {
  it('skip the heading and empty lines and keep their own numbers', () => {
    const lines = readResultLines(
      'Mã ống\tKết quả\tCT\r\nCDC-001\tâm tính\t\r\n\r\nCDC-002\tdương tính\t24,5',
    );
    expect(lines).toEqual([
      { line: 2, code: 'CDC-001', result: 'NEGATIVE', ct: null, problem: null },
      { line: 4, code: 'CDC-002', result: 'POSITIVE', ct: 24.5, problem: null },
    ]);
    expect(itemsOf(lines, { kitLot: 'L1' })).toEqual([
      { code: 'CDC-001', result: 'NEGATIVE', kitLot: 'L1' },
      { code: 'CDC-002', result: 'POSITIVE', ct: { value: 24.5 }, kitLot: 'L1' },
    ]);
  });

  it('take semicolons and commas, and say what is wrong', () => {
    expect(
      readResultLines('A-01;+;30\nA-02,-\n;âm tính\nA-04;có lẽ\nA-05;+;99').map((line) => line.problem),
    ).toEqual([null, null, 'rowProblemCode', 'rowProblemResult', 'rowProblemCt']);
    expect(itemsOf(readResultLines('A-04;có lẽ'), {})).toEqual([]);
  });
});
