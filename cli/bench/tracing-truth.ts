import type { App } from '../../server/app.ts';
import { loadDemo, scoreDemoTracing } from '../../server/modules/demo/index.ts';
import { say } from '../kit.ts';
import type { Measured } from './numbers.ts';

const PEOPLE = 10_000;

/** The first level against the truth of a simulated outbreak: how much of the spread it finds. */
export async function scoreAgainstTruth(app: App): Promise<Measured[]> {
  say('bench tracing: recall and precision on a simulated outbreak');
  await loadDemo(app, { people: PEOPLE, seed: 20, now: app.platform.clock.now(), provinceCode: '20' });
  const scored = await scoreDemoTracing(app);
  const { score } = scored!;
  const { missed } = score;
  const why = `${missed.household} at home without the household known, ${missed.outsideWindow} outside the window, ${missed.notScanned} not scanned, ${missed.belowMinimum} too short, ${missed.unexplained} unexplained`;
  return [
    {
      name: 'F1, recall on the simulated truth',
      value: score.recall ?? Number.NaN,
      unit: '',
      note: `of ${score.infectees} people whom ${score.cases} cases infected, so many are among the F1 of their own infector (households included); missed: ${why}`,
    },
    {
      name: 'F1, precision on the simulated truth',
      value: score.precision ?? Number.NaN,
      unit: '',
      note: `of ${score.contacts} F1 so many were infected by that very case: most contacts of anybody stay healthy, so about 0.01 is what is possible`,
    },
    {
      name: 'infections that no rule explains',
      value: missed.unexplained,
      unit: 'differences',
      target: { of: 'value', is: 'at most', bound: 0 },
    },
  ];
}
