import { type BenchOptions, type BenchPart, defaults, parts } from '../bench/options.ts';
import { type Command, EXIT, type Given, print, say } from '../kit.ts';

/** Figures of this machine, each beside its baseline of the same run. */
export const benchCommand: Command = {
  name: 'bench',
  summary:
    'measure check-ins, lists, start-up and passports against baselines of the same run (presence, batch, lists, start, credentials, sheets, orders, public, wall, dashboards, training, all)',
  words: ['[part]'],
  options: {
    people: { value: 'N', text: 'people known to the registry (50000)' },
    rounds: { value: 'N', text: 'rounds of each comparison (5)' },
    seconds: { value: 'N', text: 'seconds of one measurement (4)' },
    connections: { value: 'N', text: 'connections that send single check-ins (256)' },
    rows: { value: 'N', text: 'check-ins sent for the memory figure; 0 leaves it out (1000000)' },
    cases: { value: 'N', text: 'cases behind the lists (50000)' },
    contacts: { value: 'N', text: 'contacts behind the lists (200000)' },
    stays: { value: 'N', text: 'stays behind the lists (2000000)' },
    viewers: { value: 'N', text: 'people who look at the public map at once (5000)' },
    consoles: { value: 'N', text: 'open consoles (200)' },
    visits: { value: 'N', text: 'stays behind tracing, ten a person and a thousand a place (2000000)' },
    minutes: { value: 'N', text: 'how long the consoles ask; within which all trainees begin (2)' },
    trainees: { value: 'N', text: 'trainees at work at once (1000)' },
    events: { value: 'N', text: 'events told to the wall under check-ins (20)' },
    rate: { value: 'N', text: 'check-ins a second beside them (2000)' },
    sheet: { value: 'N', text: 'rows of an imported list (10000)' },
    areas: { value: 'N', text: 'communes behind the figures (600)' },
    days: { value: 'N', text: 'days behind the figures (730)' },
    data: {
      value: 'DIR',
      text: 'dashboards: folder whose database is kept, and measured again without filling where it is filled',
    },
    only: { value: 'TEXT', text: 'dashboards: only questions with this in their name' },
    profile: { text: 'write a CPU profile of the server into the folder for temporary files' },
  },
  run: async (given, [part = 'all']) => {
    const options = readOptions(given);
    if (options === null || !(parts as readonly string[]).includes(part)) {
      say(`./vungxanh bench [${parts.join('|')}], numbers above 0`);
      return EXIT.usage;
    }
    // Loaded late: the other commands need no server.
    const { runBench } = await import('../bench/run.ts');
    const { report, asJson, allMet } = await import('../bench/report.ts');
    const measured = await runBench(part as BenchPart, options);
    print(given['json'] === true ? asJson(measured) : report(measured));
    return allMet(measured) ? EXIT.done : EXIT.failed;
  },
};

function readOptions(given: Given): BenchOptions | null {
  const numbers = Object.entries(defaults).map(([name, byDefault]): [string, number] => [
    name,
    given[name] === undefined ? byDefault : Number(given[name]),
  ]);
  const good = numbers.every(([name, value]) => value > 0 || (name === 'rows' && value === 0));
  return good
    ? {
        ...(Object.fromEntries(numbers) as typeof defaults),
        profile: given['profile'] === true,
        data: String(given['data'] ?? ''),
        only: String(given['only'] ?? ''),
      }
    : null;
}
