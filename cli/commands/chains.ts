import { type CaseFacts, type ChainLink, readChains } from '../../lib/epidemiology/index.ts';
import { columnsOf, readTable } from '../table.ts';
import { readText, withFiles } from '../files.ts';
import { type Command, EXIT, print, say } from '../kit.ts';

/** Chains of a line list and its links, exactly as the contract fixes it. */
export const chainsCommand: Command = {
  name: 'chains',
  summary: 'components, generations, offspring and serial interval of a line list and its links',
  options: {
    linelist: { value: 'l.csv', text: 'id,onset_date', required: true },
    links: { value: 'k.csv', text: 'from,to', required: true },
    map: {
      value: 'm.json',
      text: 'other column names: {"id":"col","onset_date":"col","from":"col","to":"col"}',
    },
    analytics: { text: 'a second line of JSON: dispersion k, superspreaders, odd dates, loops, chains' },
    today: { value: 'YYYY-MM-DD', text: 'with --analytics: which chains are active on this day' },
    'follow-up-days': { value: 'N', text: 'with --analytics: days without news that end a chain (14)' },
    'long-gap-days': { value: 'N', text: 'with --analytics: onsets of a link further apart are listed (28)' },
  },
  run: async (given) =>
    await withFiles(async () => {
      const names =
        given['map'] === undefined
          ? {}
          : (JSON.parse(await readText(String(given['map']))) as Record<string, string>);
      const list = readTable(
        await readText(String(given['linelist'])),
        columnsOf(names, ['id', 'onset_date']),
      );
      const links = readTable(await readText(String(given['links'])), columnsOf(names, ['from', 'to']));
      const today = given['today'] === undefined ? null : dayNumber(String(given['today']));
      const terms = {
        followUpDays: Number(given['follow-up-days'] ?? 14),
        longGapDays: Number(given['long-gap-days'] ?? 28),
      };
      if ((today === null && given['today'] !== undefined) || !Object.values(terms).every((n) => n >= 0)) {
        say('--today YYYY-MM-DD, --follow-up-days N, --long-gap-days N');
        return EXIT.usage;
      }
      const missing = [...list.missing, ...links.missing];
      if (missing.length > 0) {
        say(`Thiếu cột ${missing.join(', ')}. / Missing columns: ${missing.join(', ')}.`);
        return EXIT.failed;
      }
      const cases = list.rows
        .filter(({ cells }) => cells[0] !== '')
        .map(({ cells }): CaseFacts => ({ ...UNTOLD, id: cells[0]!, onsetDay: dayNumber(cells[1]!), terms }));
      const edges = links.rows.map(({ cells }): ChainLink => ({ from: cells[0]!, to: cells[1]! }));
      const wrong = list.rows.filter(
        ({ cells }) => cells[0] === '' || (!UNKNOWN.has(cells[1]!) && dayNumber(cells[1]!) === null),
      );
      wrong
        .slice(0, 10)
        .forEach((row) => say(`${row.line}: ngày hoặc mã không đọc được / id or date cannot be read`));
      // A repeated id counts once, by its first row.
      const first = new Map(cases.toReversed().map((one) => [one.id, one]));
      const unique = cases.filter((one) => first.get(one.id) === one);
      const { analysis, analytics } = readChains(unique, edges, today);
      print(`${JSON.stringify(analysis.report)}\n`);
      if (given['analytics'] === true) {
        print(`${JSON.stringify(analytics)}\n`);
      }
      return wrong.length > 0 ? EXIT.refused : EXIT.done;
    }),
};

/** What a line list of ids and onsets does not tell. */
const UNTOLD = {
  reportDay: null,
  sampleDay: null,
  positiveDay: null,
  deathDay: null,
  lastContactDay: null,
  sourcesOutside: 0,
} as const;

/** How line lists write a date that nobody knows. */
const UNKNOWN = new Set(['', 'NA']);

/** Days since 1970 of `YYYY-MM-DD`, or null for an empty or impossible date. */
function dayNumber(text: string): number | null {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text) ? null : ms / 86_400_000;
}
