import { readCsv } from '../../../../lib/epidemiology/index.ts';
import type { DataValue } from './format.ts';
import { isUid } from './format.ts';
import type { ExchangePeriod } from './periods.ts';
import type { Sendable } from './sendable.ts';

/** A figure of ours, or a part of a ratio, as a data element of the other side. */
export type MetricRow = {
  readonly metric: string;
  readonly dataElement: string;
  readonly categoryOptionCombo: string | null;
  readonly attributeOptionCombo: string | null;
};
/** A unit of ours, by code, as an org unit. */
export type AreaRow = { readonly code: string; readonly orgUnit: string };
export type MappingTable = { readonly metrics: readonly MetricRow[]; readonly areas: readonly AreaRow[] };

export type ReadMapping =
  | { readonly ok: true; readonly table: MappingTable }
  | {
      readonly ok: false;
      readonly problems: readonly { readonly line: number; readonly vi: string; readonly en: string }[];
    };

const HEADER = ['kind', 'code', 'uid', 'categoryoptioncombo', 'attributeoptioncombo'];

/**
 * Reads a mapping table: `kind` is `metric` or `area`, `code` ours (of a ratio `code:numerator` or
 * `code:denominator`), `uid` that of the other side. Every line is checked;
 * the table is taken whole or not at all, since a report with half of its units would look like a report.
 */
export function readMapping(
  csv: string,
  known: { readonly metric: (code: string) => Sendable; readonly area: (code: string) => boolean },
): ReadMapping {
  const problems: { line: number; vi: string; en: string }[] = [];
  const metrics: MetricRow[] = [];
  const areas: AreaRow[] = [];
  const seen = new Set<string>();
  const records = [...readCsv(csv)];
  const header = (records[0]?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  if (HEADER.some((name, at) => header[at] !== name)) {
    const say = HEADER.join(',');
    problems.push({ line: 1, vi: `dòng đầu phải là ${say}`, en: `the first line must be ${say}` });
  }
  for (const { line, cells, broken } of records.slice(1)) {
    const [kind = '', code = '', uid = '', combo = '', attribute = ''] = cells.map((cell) => cell.trim());
    const say = (vi: string, en: string) => problems.push({ line, vi, en });
    const unique = kind === 'metric' ? `metric ${code} ${combo} ${attribute}` : `${kind} ${code}`;
    const target = kind === 'metric' ? `to ${uid} ${combo} ${attribute}` : `to ${uid}`;
    const metric = kind === 'metric' ? known.metric(code) : null;
    if (broken) {
      say('dấu ngoặc kép không đóng', 'a quote that never closes');
    } else if (kind !== 'metric' && kind !== 'area') {
      say(`loại “${kind}” phải là metric hoặc area`, `the kind “${kind}” must be metric or area`);
    } else if (metric?.ok === false) {
      say(metric.vi, metric.en);
    } else if (kind === 'area' && !known.area(code)) {
      say(`không có mã “${code}”`, `there is no code “${code}”`);
    } else if (![uid, combo, attribute].every((one, at) => (at > 0 && one === '') || isUid(one))) {
      say(
        'mã DHIS2 phải có 11 chữ, số và bắt đầu bằng chữ',
        'a DHIS2 id has 11 letters and digits and begins with a letter',
      );
    } else if (seen.has(unique) || seen.has(target)) {
      say('dòng này trùng với một dòng trước', 'this line repeats one above');
    } else {
      seen.add(unique).add(target);
      if (kind === 'metric') {
        const none = (text: string) => (text === '' ? null : text);
        metrics.push({
          metric: code,
          dataElement: uid,
          categoryOptionCombo: none(combo),
          attributeOptionCombo: none(attribute),
        });
      } else {
        areas.push({ code, orgUnit: uid });
      }
    }
  }
  if (problems.length === 0 && (metrics.length === 0 || areas.length === 0)) {
    problems.push({
      line: records.length,
      vi: 'bảng cần ít nhất một chỉ số và một địa bàn',
      en: 'the table needs at least one metric and one area',
    });
  }
  return problems.length === 0 ? { ok: true, table: { metrics, areas } } : { ok: false, problems };
}

/** One data value for each mapped figure and unit of a period; zero is a value too. */
export function dataValues(
  { metrics, areas }: MappingTable,
  period: ExchangePeriod,
  valueOf: (metric: string, areaCode: string) => number,
): DataValue[] {
  return areas.flatMap(({ code, orgUnit }) =>
    metrics.map(({ metric, dataElement, categoryOptionCombo, attributeOptionCombo }) => ({
      dataElement,
      period: period.code,
      orgUnit,
      ...(categoryOptionCombo === null ? {} : { categoryOptionCombo }),
      ...(attributeOptionCombo === null ? {} : { attributeOptionCombo }),
      value: String(valueOf(metric, code)),
    })),
  );
}
