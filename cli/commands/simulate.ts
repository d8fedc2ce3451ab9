import { readFile } from 'node:fs/promises';
import {
  attendedVisitsOfDay,
  generateProvince,
  type Outbreak,
  simulateOutbreak,
} from '../../lib/simulation/index.ts';
import { formatInstant } from '../../lib/epidemiology/index.ts';
import { nameFrequencies, parseAreaList } from '../../lib/vietnamese/index.ts';
import { scoreDemoTracing } from '../../server/modules/demo/index.ts';
import { withFiles } from '../files.ts';
import { type Command, EXIT, type ExitCode, type Given, print, progressBar, say } from '../kit.ts';
import { PROVINCE, withApp } from '../program.ts';
import { openCsv } from '../refused-rows.ts';

const COMMUNES = new URL('../../data/areas/units-2025.csv', import.meta.url);
/** Communes without a known population get this weight. */
const USUAL_POPULATION = 10_000;

/** A synthetic province and an outbreak in it, without a database; or how well tracing finds the truth of the demo. */
export const simulateCommand: Command = {
  name: 'simulate',
  summary: 'simulate a province and an outbreak whose truth is known (SIMULATED DATA)',
  options: {
    people: { value: 'N', text: 'people (20000)' },
    days: { value: 'N', text: 'days of history (14)' },
    seed: { value: 'N', text: 'equal seeds give equal worlds (1)' },
    seeds: { value: 'N', text: 'people who bring the infection in (12)' },
    end: { value: 'YYYY-MM-DD', text: 'day after the last one, Vietnam time (2026-01-01)' },
    visits: { value: 'v.csv', text: 'write scanned visits: person_id,place_id,in_at,out_at' },
    truth: { value: 't.csv', text: 'write infections: infected,infector,at,place,onset_at' },
    oracle: { text: 'score the tracing of the demo in the database against its truth' },
  },
  run: async (given) => (given['oracle'] === true ? await scoreDemo(given) : await simulate(given)),
};

type Settings = {
  readonly people: number;
  readonly days: number;
  readonly seed: number;
  readonly seeds: number;
  readonly end: number;
};

function readSettings(given: Given): Settings | null {
  const whole = (name: string, byDefault: number, least: number) => {
    const value = Number(given[name] ?? byDefault);
    return Number.isInteger(value) && value >= least ? value : Number.NaN;
  };
  const settings = {
    people: whole('people', 20_000, 100),
    days: whole('days', 14, 1),
    seed: whole('seed', 1, 0),
    seeds: whole('seeds', 12, 1),
    end: Date.parse(`${String(given['end'] ?? '2026-01-01')}T00:00:00+07:00`),
  };
  return Object.values(settings).some(Number.isNaN) ? null : settings;
}

async function simulate(given: Given): Promise<ExitCode> {
  const settings = readSettings(given);
  if (settings === null) {
    say('--people N (>= 100) --days N --seed N --seeds N --end YYYY-MM-DD');
    return EXIT.usage;
  }
  const { rows } = parseAreaList(await readFile(COMMUNES, 'utf8'));
  const communes = rows
    .filter(({ kind, parentCode, centroid }) => kind === 'commune' && parentCode === PROVINCE && centroid)
    .map(({ code, fullName, centroid, population }) => ({
      code,
      name: fullName,
      ...centroid!,
      population: population ?? USUAL_POPULATION,
    }));
  const { people, days, seed, seeds, end } = settings;
  const province = generateProvince(communes, { people, seed, days, end }, nameFrequencies);
  const outbreak = simulateOutbreak(province, { seed, seeds });
  return await withFiles(async () => {
    const scans = await writeVisits(outbreak, settings, given['visits']);
    await writeTruth(outbreak, settings, given['truth']);
    const reported = outbreak.infections.filter(({ reportAt }) => reportAt !== null && reportAt < end);
    const summary = {
      simulated: true,
      people,
      households: province.households.count,
      places: province.places.length,
      days,
      scannedVisits: scans,
      infections: outbreak.infections.filter(({ at }) => at < end).length,
      reportedCases: reported.length,
    };
    say('DỮ LIỆU MÔ PHỎNG / SIMULATED DATA');
    print(
      given['json'] === true
        ? `${JSON.stringify(summary)}\n`
        : Object.entries(summary)
            .map(([key, value]) => `${key},${String(value)}\n`)
            .join(''),
    );
    return EXIT.done;
  });
}

/** Counts the scanned visits, and writes them where a file is asked for. */
async function writeVisits(
  outbreak: Outbreak,
  { days }: Settings,
  path: string | true | undefined,
): Promise<number> {
  const file =
    path === undefined ? null : openCsv(String(path), ['person_id', 'place_id', 'in_at', 'out_at']);
  const bar = progressBar('mô phỏng/simulating');
  let scans = 0;
  for (let day = 0; day < days; day += 1) {
    for (const { person, place, inAt, outAt, scanned } of attendedVisitsOfDay(outbreak, day)) {
      if (scanned) {
        scans += 1;
        file?.add([person, place, formatInstant(inAt), formatInstant(outAt)]);
      }
    }
    bar((day + 1) / days);
  }
  await file?.close();
  return scans;
}

async function writeTruth(
  outbreak: Outbreak,
  { end }: Settings,
  path: string | true | undefined,
): Promise<void> {
  if (path === undefined) {
    return;
  }
  const file = openCsv(String(path), ['infected', 'infector', 'at', 'place', 'onset_at']);
  for (const { infected, infector, at, place, placeKind, onset } of outbreak.infections) {
    // What lies after the end is the fixed future of the simulation: it is not told.
    if (at < end) {
      file.add([
        infected,
        infector ?? '',
        formatInstant(at),
        place ?? placeKind,
        onset === null || onset >= end ? '' : formatInstant(onset),
      ]);
    }
  }
  await file.close();
}

async function scoreDemo(given: Given): Promise<ExitCode> {
  return await withApp(async ({ app }) => {
    const scored = await scoreDemoTracing(app);
    if (scored === null) {
      say('Cơ sở dữ liệu không có dữ liệu mô phỏng. / The database holds no demo.');
      return EXIT.failed;
    }
    if (given['json'] === true) {
      print(`${JSON.stringify(scored)}\n`);
      return EXIT.done;
    }
    for (const { key, value, vi, en } of scored.explained) {
      print(`${key},${value === null ? '' : Math.round(value * 1e4) / 1e4},"${vi} / ${en}"\n`);
    }
    return EXIT.done;
  });
}
