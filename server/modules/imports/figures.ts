import { startOfDate } from '../../platform/clock/clock.ts';
import type { FigureDefinition } from '../../platform/figures/figures.ts';
import type { Module } from '../../platform/module.ts';
import { readCounts } from './store/reported-counts.ts';

/**
 * A module's counters with published counts among their facts: a recount of a metric starts from the module's own
 * facts and from what somebody else counted. The module itself needs not know of imports.
 */
export function withReportedCounts<M extends Module>(module: M): M {
  return { ...module, figures: (module.figures ?? []).map(withReported) };
}

function withReported(definition: FigureDefinition): FigureDefinition {
  return {
    ...definition,
    recount: async (db, since) => {
      const own = await definition.recount(db, since);
      const reported = await readCounts(db, definition.code, since);
      return [
        ...own,
        ...reported.map(({ dataset, areaNo, day, value }) => ({
          dataset,
          areaNo,
          at: startOfDate(day),
          value,
        })),
      ];
    },
  };
}
