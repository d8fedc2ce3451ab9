import { discreteSerialInterval, estimateCohort, estimateCori } from '../../lib/epidemiology/index.ts';
import { readText, withFiles } from '../files.ts';
import { type Command, EXIT, type Given, print, say } from '../kit.ts';
import { readTable, type TableRow } from '../table.ts';

/** Reproduction numbers of a daily series, exactly as the contract fixes it. */
export const rtCommand: Command = {
  name: 'rt',
  summary: 'reproduction number from daily cases (date,cases[,imported])',
  options: {
    incidence: { value: 'd.csv', text: 'date,cases[,imported]; dates consecutive', required: true },
    'si-mean': { value: 'm', text: 'mean of the serial interval, days' },
    'si-sd': { value: 's', text: 'its standard deviation' },
    'si-distr': { value: 'w.csv', text: 'day,weight from day 0 (weight 0 at day 0)' },
    window: { value: 'N', text: 'days of a window (7)' },
    method: { value: 'cori|wt', text: 'Cori (default) or Wallinga-Teunis' },
    imported: { text: 'use the imported column' },
  },
  run: async (given) =>
    await withFiles(async () => {
      const series = readSeries(await readText(String(given['incidence'])), given['imported'] === true);
      const method = given['method'] ?? 'cori';
      if (typeof series === 'string' || (method !== 'cori' && method !== 'wt')) {
        say(typeof series === 'string' ? series : '--method cori|wt');
        return typeof series === 'string' ? EXIT.failed : EXIT.usage;
      }
      const weights = await readWeights(given, series.cases.length);
      if (typeof weights === 'string') {
        say(weights);
        return EXIT.usage;
      }
      const options = { weights, window: Number(given['window'] ?? 7) };
      if (!Number.isInteger(options.window) || options.window < 1) {
        say('--window N');
        return EXIT.usage;
      }
      const incidence = {
        cases: series.cases,
        ...(series.imported === null ? {} : { imported: series.imported }),
      };
      print('t_start,t_end,date_end,mean,sd,q025,median,q975\n');
      const row = (window: Window, figures: readonly (number | null)[]) =>
        print(
          `${[window.tStart, window.tEnd, series.dates[window.tEnd - 1], ...figures.map((figure) => figure ?? '')].join(',')}\n`,
        );
      if (method === 'cori') {
        estimateCori(incidence, options).forEach((one) =>
          row(one, [one.mean, one.sd, one.q025, one.median, one.q975]),
        );
      } else {
        estimateCohort(incidence, options).forEach((one) => row(one, [one.mean, null, null, null, null]));
      }
      return EXIT.done;
    }),
};

type Window = { readonly tStart: number; readonly tEnd: number };
type Series = { dates: string[]; cases: number[]; imported: number[] | null };

function readSeries(text: string, wantsImported: boolean): Series | string {
  const hasImported = readTable(text, ['imported']).missing.length === 0;
  const table = readTable(text, ['date', 'cases', ...(hasImported ? ['imported'] : [])]);
  if (table.missing.length > 0 || (wantsImported && !hasImported)) {
    const missing = [...table.missing, ...(wantsImported && !hasImported ? ['imported'] : [])].join(', ');
    return `Thiếu cột ${missing}. / Missing columns: ${missing}.`;
  }
  const gap = table.rows.findIndex((row, index) => index > 0 && day(row) !== day(table.rows[index - 1]!) + 1);
  if (gap !== -1) {
    const line = table.rows[gap]!.line;
    return `Dòng ${line}: ngày không liền với dòng trước; ngày thiếu không được coi là 0 ca. / Line ${line}: the date does not follow the one before; a missing day is not taken as 0.`;
  }
  const bad = table.rows.find(({ cells }) => cells.slice(1).some((cell) => !/^\d+$/.test(cell)));
  if (bad !== undefined || table.rows.length === 0 || Number.isNaN(day(table.rows[0]!))) {
    return `Dòng ${bad?.line ?? 2}: ngày hoặc số ca không đọc được. / Line ${bad?.line ?? 2}: the date or the count cannot be read.`;
  }
  return {
    dates: table.rows.map(({ cells }) => cells[0]!),
    cases: table.rows.map(({ cells }) => Number(cells[1])),
    imported: hasImported ? table.rows.map(({ cells }) => Number(cells[2])) : null,
  };
}

function day(row: TableRow): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(row.cells[0]!)
    ? Date.parse(`${row.cells[0]}T00:00:00Z`) / 86_400_000
    : Number.NaN;
}

async function readWeights(given: Given, days: number): Promise<number[] | string> {
  if (given['si-distr'] !== undefined) {
    const table = readTable(await readText(String(given['si-distr'])), ['day', 'weight']);
    const weights = table.rows.map(({ cells }) => Number(cells[1]));
    const numbered = table.rows.every(({ cells }, index) => Number(cells[0]) === index);
    return table.missing.length > 0 || !numbered || weights[0] !== 0 || weights.some((one) => !(one >= 0))
      ? '--si-distr day,weight (0,0 …)'
      : weights;
  }
  const [mean, sd] = [Number(given['si-mean']), Number(given['si-sd'])];
  return mean > 1 && sd > 0
    ? discreteSerialInterval(mean, sd, days)
    : '--si-mean m --si-sd s | --si-distr w.csv';
}
