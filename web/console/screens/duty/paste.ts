import { localToInstant, parseTypedDate } from '../../../shared/formats.ts';
import type { BodyOf } from '../../../shared/client.ts';

export type Turn = BodyOf<'POST /command/duty'>['items'][number];
export type RowFault = 'needCells' | 'badLevel' | 'badTime';
export type Pasted = {
  readonly turns: readonly Turn[];
  readonly faults: readonly { readonly row: number; readonly why: RowFault }[];
};

const MOST = 500;

/** Rows pasted from a spreadsheet: level, name, office, phone, from, until, task. Bad rows are named, none is lost. */
export function readRoster(text: string): Pasted {
  const turns: Turn[] = [];
  const faults: { row: number; why: RowFault }[] = [];
  const lines = text.split(/\r?\n/u);
  lines.slice(0, MOST).forEach((line, index) => {
    if (line.trim() === '') {
      return;
    }
    const read = readRow(line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim()));
    if (typeof read === 'string') {
      faults.push({ row: index + 1, why: read });
    } else {
      turns.push(read);
    }
  });
  return { turns, faults };
}

function readRow([
  level = '',
  name = '',
  office = '',
  phone = '',
  from = '',
  until = '',
  role = '',
]: string[]): Turn | RowFault {
  if ([level, name, office, phone, from, until].includes('')) {
    return 'needCells';
  }
  if (!/^[1-5]$/u.test(level)) {
    return 'badLevel';
  }
  const [start, end] = [readTime(from), readTime(until)];
  if (start === null || end === null) {
    return 'badTime';
  }
  const turn = { level: Number(level), name, office, phone, from: start, until: end };
  return role === '' ? turn : { ...turn, role };
}

/** `16/11/2026 07:00` on the clock of Vietnam. */
function readTime(text: string): string | null {
  const match = /^(\S+)\s+(\d{1,2})[:hg](\d{2})$/iu.exec(text);
  const date = match === null ? null : parseTypedDate(match[1]!);
  if (match === null || date === null || Number(match[2]) > 23 || Number(match[3]) > 59) {
    return null;
  }
  return localToInstant(`${date}T${match[2]!.padStart(2, '0')}:${match[3]}`);
}
