import { basename } from 'node:path';
import { importLinelist, rowSentences } from '../../server/modules/imports/index.ts';
import { unitByCode } from '../areas.ts';
import { withFiles } from '../files.ts';
import { importOptions, mappingOf } from '../import-options.ts';
import { type Command, EXIT, print, say } from '../kit.ts';
import { failed, withApp } from '../program.ts';
import { readRecords } from '../records.ts';
import { refusedRows } from '../refused-rows.ts';

/** A line list with its links into a study. */
export const importLinelistCommand: Command = {
  name: 'import linelist',
  summary: 'load a line list and who infected whom into a study',
  options: {
    ...importOptions,
    links: { value: 'k.csv', text: 'infector and infected: from,to' },
    disease: { value: 'CODE', text: 'disease of the cases: mers, covid-19, measles …', required: true },
    area: { value: 'CODE', text: 'unit whose officers work with the cases (none)' },
  },
  run: async (given) =>
    await withFiles(async () => {
      const mapping = await mappingOf(given);
      return await withApp(async ({ app }) => {
        const refused = refusedRows(given['errors']);
        const links = given['links'] === undefined ? null : String(given['links']);
        const outcome = await importLinelist(app, {
          study: String(given['study']),
          disease: String(given['disease']),
          source: String(given['source'] ?? basename(String(given['file']))),
          mapping,
          list: readRecords(String(given['file'])),
          links: links === null ? null : readRecords(links),
          areaNo: given['area'] === undefined ? null : unitByCode(app, String(given['area'])).no,
          onRefused: ({ line, code, raw }) => {
            refused.add({ line, code, vi: rowSentences[code][0], en: rowSentences[code][1], raw });
          },
          onRefusedLink: ({ line, code, raw }) => {
            const [vi, en] = rowSentences[code];
            refused.add({ line, code: `links.${code}`, vi: `${links}: ${vi}`, en: `${links}: ${en}`, raw });
          },
        });
        const count = await refused.close();
        if (!outcome.ok) {
          return failed(outcome);
        }
        const { value } = outcome;
        say(
          `${value.dataset}: ${value.rows} dòng/rows = ${value.cases} ca/cases + ${value.refused} từ chối/refused; ` +
            `${value.linkRows} liên kết/link rows = ${value.links} + ${value.refusedLinks} từ chối/refused`,
        );
        if (given['json'] === true) {
          print(`${JSON.stringify(value)}\n`);
        }
        return count > 0 ? EXIT.refused : EXIT.done;
      });
    }),
};
