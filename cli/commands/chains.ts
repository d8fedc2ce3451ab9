import { analyseChains, type ChainCase, type ChainLink } from '../../lib/epidemiology/index.ts';
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
      const missing = [...list.missing, ...links.missing];
      if (missing.length > 0) {
        say(`Thiếu cột ${missing.join(', ')}. / Missing columns: ${missing.join(', ')}.`);
        return EXIT.failed;
      }
      const cases = list.rows.map(({ cells }): ChainCase => ({
        id: cells[0]!,
        onsetDay: dayNumber(cells[1]!),
      }));
      const edges = links.rows.map(({ cells }): ChainLink => ({ from: cells[0]!, to: cells[1]! }));
      const wrong = list.rows.filter(
        ({ cells }) => cells[0] === '' || (!UNKNOWN.has(cells[1]!) && dayNumber(cells[1]!) === null),
      );
      wrong
        .slice(0, 10)
        .forEach((row) => say(`${row.line}: ngày hoặc mã không đọc được / id or date cannot be read`));
      print(
        `${JSON.stringify(
          analyseChains(
            cases.filter((one) => one.id !== ''),
            edges,
          ).report,
        )}\n`,
      );
      return wrong.length > 0 ? EXIT.refused : EXIT.done;
    }),
};

/** How line lists write a date that nobody knows. */
const UNKNOWN = new Set(['', 'NA']);

/** Days since 1970 of `YYYY-MM-DD`, or null for an empty or impossible date. */
function dayNumber(text: string): number | null {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text) ? null : ms / 86_400_000;
}
