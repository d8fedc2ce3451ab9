import { listStudies } from '../../server/modules/imports/index.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import { rebuild } from '../../server/platform/rebuild/projections.ts';
import { type Command, EXIT, print, progressBar, say } from '../kit.ts';
import { withApp } from '../program.ts';

/** Derived tables made again from the facts. */
export const rebuildCommand: Command = {
  name: 'rebuild',
  summary: 'make a derived table again from the facts',
  words: ['[name]'],
  options: {
    all: { text: 'every one' },
    dataset: { value: 'NAME', text: 'only this dataset (all of them)' },
  },
  run: async (given, [name]) =>
    await withApp(async ({ app }) => {
      const { db, clock } = app.platform;
      const known = app.modules.flatMap((module) => module.projections ?? []);
      const chosen = known.filter((one) => given['all'] === true || one.name === name);
      if (chosen.length === 0) {
        const names = known.map((one) => one.name).join(', ') || '—';
        say(`./vungxanh rebuild NAME | --all; NAME: ${names}`);
        return given['all'] === true ? EXIT.done : EXIT.usage;
      }
      const studies = (await listStudies(db)).map(({ dataset }) => dataset);
      const datasets =
        given['dataset'] === undefined ? ['live', 'demo', ...studies] : [String(given['dataset'])];
      const bar = progressBar('dựng lại/rebuilding');
      for (const [i, projection] of chosen.entries()) {
        for (const [j, dataset] of datasets.entries()) {
          bar((i + j / datasets.length) / chosen.length);
          await rebuild(db, systemScope('rebuild', dataset), projection, clock.now());
        }
      }
      bar(1);
      if (given['json'] === true) {
        print(`${JSON.stringify({ rebuilt: chosen.map((one) => one.name), datasets })}\n`);
      }
      return EXIT.done;
    }),
};
