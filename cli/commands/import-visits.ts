import { basename } from 'node:path';
import { importVisits, rowSentences, type VisitsReport } from '../../server/modules/imports/index.ts';
import { unitByCode } from '../areas.ts';
import { withFiles } from '../files.ts';
import { importOptions, mappingOf } from '../import-options.ts';
import { type Command, EXIT, print, progressBar, say } from '../kit.ts';
import { failed, PROVINCE, withApp } from '../program.ts';
import { readRecords } from '../records.ts';
import { refusedRows } from '../refused-rows.ts';

const MAX_STAY_MINUTES = 720;
/** How much of the writing is done when a step begins. */
const SHARES = { people: 0, places: 0.2, stays: 0.4, commit: 1 } as const;

/** Visits into the presence log of a study. */
export const importVisitsCommand: Command = {
  name: 'import visits',
  summary: 'load visits (person, place, time) into a study; double scans collapse',
  options: {
    ...importOptions,
    places: { value: 'p.csv', text: 'names, kinds and positions of the places' },
    'stay-minutes': { value: 'N', text: 'how long a visit without its end lasts (45)' },
    area: { value: 'CODE', text: `unit whose officers work with the study (${PROVINCE})` },
  },
  run: async (given) =>
    await withFiles(async () => {
      const stayMinutes = Number(given['stay-minutes'] ?? 45);
      if (!Number.isInteger(stayMinutes) || stayMinutes < 1 || stayMinutes > MAX_STAY_MINUTES) {
        say('--stay-minutes 1..720');
        return EXIT.usage;
      }
      const mapping = await mappingOf(given);
      return await withApp(async ({ app }) => {
        const area = unitByCode(app, String(given['area'] ?? PROVINCE));
        const refused = refusedRows(given['errors']);
        const places = given['places'] === undefined ? null : String(given['places']);
        const bar = progressBar('đọc/reading');
        const steps = progressBar('ghi/writing');
        const outcome = await importVisits(app, {
          study: String(given['study']),
          source: String(given['source'] ?? basename(String(given['file']))),
          mapping,
          visits: readRecords(String(given['file']), bar),
          places: places === null ? null : readRecords(places),
          stayMinutes,
          area: { no: area.no, name: area.fullName },
          onRefused: ({ line, code, raw }) => {
            refused.add({ line, code, vi: rowSentences[code][0], en: rowSentences[code][1], raw });
          },
          onRefusedPlace: ({ line, code, raw }) => {
            const [vi, en] = rowSentences[code];
            refused.add({
              line,
              code: `places.${code}`,
              vi: `${places}: ${vi}`,
              en: `${places}: ${en}`,
              raw,
            });
          },
          onStep: (step) => steps(SHARES[step]),
        });
        const count = await refused.close();
        if (!outcome.ok) {
          return failed(outcome);
        }
        say(summaryOf(outcome.value));
        if (given['json'] === true) {
          print(`${JSON.stringify(outcome.value)}\n`);
        }
        return count > 0 ? EXIT.refused : EXIT.done;
      });
    }),
};

function summaryOf(report: VisitsReport): string {
  const { dataset, rows, stored, collapsed, refused, people, places } = report;
  return (
    `${dataset}: ${rows} dòng/rows = ${stored} lượt/stays + ${collapsed} quét trùng/double scans + ` +
    `${refused} từ chối/refused; ${people} người/people, ${places} địa điểm/places`
  );
}
