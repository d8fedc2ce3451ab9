import { buildAreaIndex } from '../../../../lib/vietnamese/index.ts';
import { startOfDate } from '../../../platform/clock/clock.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ImportContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { openFacts, type Records } from '../rules/fact-rows.ts';
import type { Mapping } from '../rules/mapping.ts';
import { readReported, type ReportedCount, reportedFacts } from '../rules/reported-rows.ts';
import type { RefusalSink } from '../rules/row-refusals.ts';
import { type DailyCount, insertCounts } from '../store/reported-counts.ts';
import { claimStudy, studyScope } from './claim-study.ts';

/** The counter that published cases count in. */
export const REPORTED_METRIC = 'cases.announced';

/** A row that counts in a larger unit than it names. */
export type UnmatchedRow = {
  readonly line: number;
  readonly raw: string;
  readonly cases: number;
  readonly countedIn: ReportedCount['area'];
  readonly unmatched: NonNullable<ReportedCount['unmatched']>;
};

export type ReportedImport = {
  readonly study: string;
  readonly source: string;
  readonly mapping: Mapping;
  readonly counts: Records;
  /** Day of the list of units, `YYYY-MM-DD`: codes and names changed over time. */
  readonly at: string;
  readonly onRefused: RefusalSink;
  readonly onUnmatched: (row: UnmatchedRow) => void;
};

/** `rows = matched + unmatched + refused`; `cases` of the first two, `refusedRows` count nowhere. */
export type ReportedReport = {
  readonly dataset: string;
  readonly rows: number;
  readonly matched: number;
  readonly unmatched: number;
  readonly refused: number;
  readonly cases: number;
  readonly casesUnmatched: number;
  /** How many communes the list of that day has: few, when the whole country was not imported. */
  readonly communesKnown: number;
};

/**
 * Loads published counts into the counters of a new study, by matching addresses with the units of a day. A row
 * whose unit is not found counts in its district or province and is reported with the best guesses.
 */
export async function importReported(
  context: ImportContext,
  given: ReportedImport,
): Promise<Outcome<ReportedReport>> {
  const { platform, areas } = context;
  const scope = await studyScope(context, given.study);
  if (!scope.ok) {
    return scope;
  }
  if (areas.current(given.at, 'province').length === 0) {
    return refuse('no-area-list', { params: { day: given.at } });
  }
  const read = await readCounts(context, given);
  if (!read.ok) {
    return read;
  }
  const { sums, ...tally } = read.value;
  if (sums.size === 0) {
    return refuse('empty');
  }
  const counts = [...sums.values()];
  const report = {
    dataset: scope.value.dataset,
    ...tally,
    communesKnown: areas.current(given.at, 'commune').length,
  };
  return await platform.db.transaction().execute(async (tx) => {
    const now = platform.clock.now();
    const refused = await claimStudy(scope.value, tx, {
      name: given.study,
      kind: 'cases',
      title: given.mapping.title ?? given.study,
      description: describe(given, report),
      source: given.source,
      rows: report.rows,
      used: report.rows - report.refused,
      createdAt: new Date(now),
    });
    if (refused !== null) {
      return refused;
    }
    const { dataset } = scope.value;
    await insertCounts(scope.value, tx, REPORTED_METRIC, given.source, counts);
    await addFigures(
      tx,
      counts.map(({ areaNo, day, value }) => ({
        metric: REPORTED_METRIC,
        dataset,
        areaNo,
        at: startOfDate(day),
        by: value,
      })),
    );
    const areaNos = [...new Set(counts.map(({ areaNo }) => areaNo))];
    const payload = { metrics: [REPORTED_METRIC], areaNos };
    await appendEvent(tx, { topic: 'figures.changed', dataset, payload, at: now });
    return done(report);
  });
}

type Tally = Pick<ReportedReport, 'rows' | 'matched' | 'unmatched' | 'refused' | 'cases' | 'casesUnmatched'>;

async function readCounts(
  { areas }: ImportContext,
  given: ReportedImport,
): Promise<Outcome<Tally & { readonly sums: ReadonlyMap<string, DailyCount> }>> {
  const { mapping } = given;
  const opened = await openFacts(given.counts, reportedFacts, mapping.columns, mapping.missing);
  if (!opened.ok) {
    return opened;
  }
  const index = buildAreaIndex(areas.current(given.at), given.at);
  const sums = new Map<string, DailyCount>();
  const tally = { rows: 0, matched: 0, unmatched: 0, refused: 0, cases: 0, casesUnmatched: 0 };
  for await (const batch of opened.value) {
    for (const row of batch) {
      tally.rows += 1;
      const read = readReported(row, index);
      if (typeof read === 'string') {
        tally.refused += 1;
        given.onRefused({ line: row.line, code: read, raw: row.raw });
        continue;
      }
      const { area, cases, day, unmatched } = read;
      tally.cases += cases;
      if (unmatched === null) {
        tally.matched += 1;
      } else {
        tally.unmatched += 1;
        tally.casesUnmatched += cases;
        given.onUnmatched({ line: row.line, raw: row.raw, cases, countedIn: area, unmatched });
      }
      const key = `${area.no} ${day}`;
      sums.set(key, { areaNo: area.no, day, value: (sums.get(key)?.value ?? 0) + cases });
    }
  }
  return done({ ...tally, sums });
}

function describe(given: ReportedImport, report: Tally): { vi: string; en: string } {
  return {
    vi: `Số ca đã công bố, nhập từ tệp theo địa chỉ và danh mục hành chính ngày ${given.at}. ${report.unmatched} dòng (${report.casesUnmatched} ca) không khớp đơn vị nào, được tính vào huyện hoặc tỉnh báo cáo.`,
    en: `Published counts, read from a file by address and the units of ${given.at}. ${report.unmatched} rows (${report.casesUnmatched} cases) match no unit and count in the district or province that reported them.`,
  };
}
