import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { csvLine, readCsv } from '../../lib/epidemiology/index.ts';
import { buildAreaIndex, matchAddress, parseAreaList, unitColumns } from '../../lib/vietnamese/index.ts';
import { toCsv } from './build.ts';
import { sharedFolder } from './shared-folder.ts';
import { readSources } from './sources.ts';
import { legacyUnits } from './units.ts';

/** Days of cases that 2686/QĐ-BCĐQG is asked about here, the day itself included. */
const WINDOW = 14;
const DAY_MS = 86_400_000;

export type WaveArea = {
  readonly code: string;
  readonly name: string;
  readonly level: 'commune' | 'district' | 'province';
  readonly parentCode: string;
  /** Of communes: published cases of the window. Districts and provinces are judged by their communes. */
  readonly cases: number | null;
};

/** What was read, and how many cases of the window no commune of the list could be found for. */
export type WaveAreas = {
  readonly areas: WaveArea[];
  readonly cases: number;
  readonly casesWithoutCommune: number;
};

/**
 * Communes, districts and provinces of 2021 with the published cases of the fourth wave in the 14 days up to a day
 * (`YYYY-MM-DD`, at most 2021-06-30), as `./vungxanh risk --rules 2686` reads them. Counts only: no person is in them.
 * @param shared folder that holds data/vietnam-covid-cases and data/admin-units.
 */
export function waveAreas(shared: string, at: string): WaveAreas {
  const list = parseAreaList(
    toCsv(
      legacyUnits(readSources(shared), () => true),
      unitColumns,
    ),
  ).rows;
  const index = buildAreaIndex(list, at);
  const byId = new Map(list.map((unit) => [unit.id, unit]));
  const to = Date.parse(`${at}T00:00:00Z`);
  const file = join(shared, 'data', 'vietnam-covid-cases', 'cases_2021wave4_by_commune_to_2021-06-30.csv');
  const counts = new Map<string, number>();
  let cases = 0;
  let casesWithoutCommune = 0;
  for (const { cells } of [...readCsv(readFileSync(file, 'utf8'))].slice(1)) {
    const [date = '', province = '', district = '', commune = '', count = '0'] = cells;
    const age = to - Date.parse(`${date}T00:00:00Z`);
    if (age < 0 || age >= WINDOW * DAY_MS) {
      continue;
    }
    cases += Number(count);
    const match = matchAddress({ province, district, commune }, index);
    if (match.status === 'matched' && match.unit.kind === 'commune') {
      counts.set(match.unit.code, (counts.get(match.unit.code) ?? 0) + Number(count));
    } else {
      casesWithoutCommune += Number(count);
    }
  }
  const areas = list
    .filter(({ kind }) => kind === 'commune' || kind === 'district' || kind === 'province')
    .map((unit): WaveArea => {
      const { code, kind, name, parentId } = unit;
      const level = kind as WaveArea['level'];
      const parent = parentId === null ? undefined : byId.get(parentId);
      return {
        code: `${level[0]}${code}`,
        name,
        level,
        parentCode: parent === undefined ? '' : `${parent.kind[0]}${parent.code}`,
        cases: level === 'commune' ? (counts.get(code) ?? 0) : null,
      };
    });
  return { areas, cases, casesWithoutCommune };
}

/** The same as a CSV for `./vungxanh risk --rules 2686 --input -`. */
export function waveCsv({ areas }: WaveAreas): string {
  const lines = areas.map(({ code, name, level, parentCode, cases }) =>
    csvLine([code, name, level, parentCode, cases ?? '']),
  );
  return `${['area_code,area_name,level,parent_code,new_cases_14d', ...lines].join('\n')}\n`;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { at: { type: 'string', default: '2021-06-30' } } });
  const wave = waveAreas(sharedFolder(), values.at);
  process.stdout.write(waveCsv(wave));
  process.stderr.write(
    `${values.at}: ${wave.cases} ca/cases, ${wave.casesWithoutCommune} không rõ xã/without commune\n`,
  );
}
