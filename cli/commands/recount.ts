import { recountFigures } from '../../server/platform/figures/recount.ts';
import { type Command, EXIT, print, say } from '../kit.ts';
import { withApp } from '../program.ts';

/** Counters against the facts. */
export const recountCommand: Command = {
  name: 'recount',
  summary: 'count every figure again from the facts; differences on stdout, exit 1 when there is one',
  run: async (given) =>
    await withApp(async ({ app }) => {
      const { db, clock } = app.platform;
      const figures = app.modules.flatMap((module) => module.figures ?? []);
      const differences = await recountFigures(db, figures, clock.now());
      say(`${figures.length} chỉ số/metrics: ${differences.length} sai khác/differences`);
      const rows = differences.map(({ areaNo, at, ...rest }) => ({
        ...rest,
        area: app.areas.byNo(areaNo)?.code ?? null,
        at: at === null ? null : new Date(at).toISOString(),
      }));
      if (given['json'] === true) {
        print(`${JSON.stringify(rows)}\n`);
      } else if (rows.length > 0) {
        print('dataset,metric,area,at,counter,expected\n');
        for (const { dataset, metric, area, at, counter, expected } of rows) {
          print(`${[dataset, metric, area ?? '', at ?? 'total', counter, expected].join(',')}\n`);
        }
      }
      return differences.length > 0 ? EXIT.failed : EXIT.done;
    }),
};
