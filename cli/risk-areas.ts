import { readCsv } from '../lib/epidemiology/index.ts';
import {
  type AreaInputs,
  levels,
  type RiskRule,
  type UnitKind,
  unitKinds,
} from '../lib/epidemiology/risk/index.ts';

export type RiskArea = AreaInputs & { readonly name: string };
type Problem = { readonly code: string; readonly vi: string; readonly en: string };
type Refused = Problem & { readonly line: number; readonly raw: string };

export type RiskAreas = {
  /** Columns without which nothing can be read. */
  readonly missing: readonly string[];
  readonly areas: readonly RiskArea[];
  readonly refused: readonly Refused[];
};

/** Reads areas by column name; a row with an unreadable value is refused whole, an empty cell is a missing input. */
export function readRiskAreas(text: string, rule: RiskRule): RiskAreas {
  const [head, ...records] = [...readCsv(text.normalize('NFC'))];
  const names = (head?.cells ?? []).map((cell) => cell.trim());
  if (!names.includes('area_code')) {
    return { missing: ['area_code'], areas: [], refused: [] };
  }
  const areas = new Map<string, RiskArea>();
  const refused: Refused[] = [];
  for (const { line, raw, cells, broken } of records) {
    const cell = (name: string) => (cells[names.indexOf(name)] ?? '').trim();
    const area = broken ? problems.broken : readArea(cell, rule, areas);
    if ('vi' in area) {
      refused.push({ ...area, line, raw });
    } else {
      areas.set(area.code, area);
    }
  }
  return { missing: [], areas: [...areas.values()], refused };
}

function readArea(
  cell: (name: string) => string,
  rule: RiskRule,
  known: ReadonlyMap<string, RiskArea>,
): RiskArea | Problem {
  const code = cell('area_code');
  if (code === '') {
    return problems.noCode;
  }
  if (known.has(code)) {
    return problems.repeated(code);
  }
  const unit = cell('level') === '' ? 'commune' : cell('level');
  if (!unitKinds.some((kind) => kind === unit)) {
    return problems.unit(unit);
  }
  const previous = cell('previous_level');
  const previousLevel = previous === '' ? null : (levels.find((level) => String(level) === previous) ?? 0);
  if (previousLevel === 0) {
    return problems.previous(previous);
  }
  const values: Record<string, number> = {};
  for (const [input, { kind }] of Object.entries(rule.inputs)) {
    const text = cell(input);
    const value = Number(text);
    const top = kind === 'percent' ? 100 : kind === 'yes-no' ? 1 : Number.MAX_SAFE_INTEGER;
    const whole = kind === 'percent' || Number.isInteger(value);
    const least = input === 'population' ? 1 : 0;
    if (text !== '' && (!/^\d+(\.\d+)?$/.test(text) || value > top || value < least || !whole)) {
      return problems.value(input, text);
    }
    if (text !== '') {
      values[input] = value;
    }
  }
  const parentCode = cell('parent_code') === '' ? null : cell('parent_code');
  return { code, name: cell('area_name'), unit: unit as UnitKind, parentCode, previousLevel, values };
}

const problems = {
  broken: {
    code: 'row.broken',
    vi: 'Dòng CSV bị hỏng (thiếu dấu ngoặc kép).',
    en: 'The CSV row is broken (a quote is missing).',
  },
  noCode: { code: 'risk.no-code', vi: 'Thiếu mã địa bàn.', en: 'The area code is missing.' },
  repeated: (code: string): Problem => ({
    code: 'risk.repeated',
    vi: `Mã địa bàn ${code} đã có ở dòng trước.`,
    en: `The area code ${code} stands on an earlier line.`,
  }),
  unit: (text: string): Problem => ({
    code: 'risk.bad-level',
    vi: `Cấp địa bàn “${text}” không phải commune, district hay province.`,
    en: `The area level “${text}” is not commune, district or province.`,
  }),
  previous: (text: string): Problem => ({
    code: 'risk.bad-previous-level',
    vi: `Cấp độ dịch trước đó “${text}” không phải 1, 2, 3 hay 4.`,
    en: `The previous level “${text}” is not 1, 2, 3 or 4.`,
  }),
  value: (input: string, text: string): Problem => ({
    code: 'risk.bad-value',
    vi: `Giá trị “${text}” của ${input} không hợp lệ.`,
    en: `The value “${text}” of ${input} is not valid.`,
  }),
};
