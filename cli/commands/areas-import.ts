import { basename } from 'node:path';
import { systemScope } from '../../server/platform/access/scope.ts';
import { localDate } from '../../server/platform/clock/clock.ts';
import { type AreasImportReport, runAreasImport } from '../../server/registry/areas/index.ts';
import { readText, withFiles, writeText } from '../files.ts';
import { type Command, EXIT, print, say } from '../kit.ts';
import { failed, withApp } from '../program.ts';

const SHOWN = 10;

/** Lists of units and official boundaries. */
export const areasImportCommand: Command = {
  name: 'areas import',
  summary: 'add or correct administrative units (CSV), or load their official boundaries (GeoJSON)',
  options: {
    units: { value: 'u.csv', text: 'a list of units: the columns of data/areas/units-2021.csv' },
    boundaries: { value: 'b.geojson', text: 'outlines by code' },
    'code-property': { value: 'NAME', text: 'property that holds the code (the usual ones are tried)' },
    at: { value: 'YYYY-MM-DD', text: 'day on which the codes of the boundaries were valid (today)' },
    source: { value: 'TEXT', text: 'publisher and date of the file (its name)' },
    preview: { text: 'say what would change and write nothing' },
    errors: { value: 'e.csv', text: 'write refused rows: line,code,message,raw' },
  },
  run: async (given) =>
    await withFiles(async () => {
      const units = given['units'] !== undefined;
      if (units === (given['boundaries'] !== undefined)) {
        say('--units u.csv | --boundaries b.geojson');
        return EXIT.usage;
      }
      const path = String(given['units'] ?? given['boundaries']);
      const text = await readText(path);
      return await withApp(async ({ app }) => {
        const { clock, db } = app.platform;
        const context = {
          scope: systemScope('areas import', 'live'),
          db,
          directory: app.areas,
          now: clock.now(),
        };
        const property = given['code-property'];
        const outcome = await runAreasImport(context, text, {
          units,
          at: String(given['at'] ?? localDate(clock.now())),
          source: String(given['source'] ?? basename(path)),
          commit: given['preview'] !== true,
          ...(property === undefined ? {} : { codeProperty: String(property) }),
        });
        if (!outcome.ok) {
          return failed(outcome);
        }
        const { errorsCsv, ...report } = outcome.value;
        if (given['errors'] !== undefined) {
          await writeText(String(given['errors']), errorsCsv);
        }
        say(summaryOf(outcome.value));
        for (const { line, code } of report.refused.slice(0, SHOWN)) {
          say(`${line}: ${code}`);
        }
        if (given['json'] === true) {
          print(`${JSON.stringify(report)}\n`);
        }
        return report.refused.length > 0 ? EXIT.refused : EXIT.done;
      });
    }),
};

function summaryOf(report: AreasImportReport): string {
  const head = report.committed ? '' : '(xem trước/preview) ';
  const refused = `${report.refused.length} từ chối/refused`;
  return report.kind === 'units'
    ? `${head}${report.total} dòng/rows: ${report.added} mới/new, ${report.changed} sửa/changed, ${report.unchanged} giữ nguyên/unchanged, ${refused}`
    : `${head}${report.total} đường ranh/outlines: ${report.matched} khớp/matched, ${refused}, ${report.missing.length} thiếu/missing, ${report.sizeChanges.length} lệch diện tích/of another size`;
}
