import { basename } from 'node:path';
import { importReported, rowSentences, type UnmatchedRow } from '../../server/modules/imports/index.ts';
import { withFiles } from '../files.ts';
import { importOptions, mappingOf } from '../import-options.ts';
import { type Command, EXIT, print, say } from '../kit.ts';
import { failed, withApp } from '../program.ts';
import { readRecords } from '../records.ts';
import { type CsvFile, openCsv, refusedRows } from '../refused-rows.ts';

const GUESSES = 3;

/** Published counts by address into the counters of a study. */
export const importCasesCommand: Command = {
  name: 'import cases',
  summary: 'load published case counts (date,province,district,commune,new_cases) into a study',
  options: {
    ...importOptions,
    at: { value: 'YYYY-MM-DD', text: 'day of the list of units that the names belong to', required: true },
    unmatched: { value: 'u.csv', text: 'write rows whose unit was not found, with the best guesses' },
  },
  run: async (given) =>
    await withFiles(async () => {
      const at = String(given['at']);
      if (!/^\d{4}-\d{2}-\d{2}$/.test(at) || Number.isNaN(Date.parse(at))) {
        say('--at YYYY-MM-DD');
        return EXIT.usage;
      }
      const mapping = await mappingOf(given);
      return await withApp(async ({ app }) => {
        const refused = refusedRows(given['errors']);
        const unmatched = given['unmatched'] === undefined ? null : openUnmatched(String(given['unmatched']));
        const outcome = await importReported(app, {
          study: String(given['study']),
          source: String(given['source'] ?? basename(String(given['file']))),
          mapping,
          counts: readRecords(String(given['file'])),
          at,
          onRefused: ({ line, code, raw }) => {
            refused.add({ line, code, vi: rowSentences[code][0], en: rowSentences[code][1], raw });
          },
          onUnmatched: (row) => unmatched?.add(unmatchedCells(row)),
        });
        await unmatched?.close();
        const count = await refused.close();
        if (!outcome.ok) {
          return failed(outcome);
        }
        const { value } = outcome;
        say(
          `${value.dataset}: ${value.rows} dòng/rows = ${value.matched} khớp/matched + ${value.unmatched} tính ở cấp trên/counted above + ` +
            `${value.refused} từ chối/refused; ${value.cases} ca/cases (${value.casesUnmatched} ở cấp trên/above); ` +
            `${value.communesKnown} xã trong danh mục/communes known`,
        );
        if (given['json'] === true) {
          print(`${JSON.stringify(value)}\n`);
        }
        return count > 0 ? EXIT.refused : EXIT.done;
      });
    }),
};

function openUnmatched(path: string): CsvFile {
  const guesses = Array.from({ length: GUESSES }, (_, i) => [
    `guess${i + 1}_code`,
    `guess${i + 1}`,
    `guess${i + 1}_score`,
  ]);
  return openCsv(path, ['line', 'reason', 'cases', 'counted_code', 'counted', ...guesses.flat(), 'raw']);
}

function unmatchedCells({ line, raw, cases, countedIn, unmatched }: UnmatchedRow): (string | number)[] {
  const guesses = Array.from({ length: GUESSES }, (_, i) => {
    const guess = unmatched.candidates[i];
    const path = guess?.path.map((unit) => unit.fullName).toReversed();
    return guess === undefined ? ['', '', ''] : [guess.unit.code, path!.join(', '), guess.score.toFixed(2)];
  });
  return [line, unmatched.reason, cases, countedIn.code, countedIn.fullName, ...guesses.flat(), raw];
}
