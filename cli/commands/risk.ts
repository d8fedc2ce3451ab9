import { readFile } from 'node:fs/promises';
import { csvLine } from '../../lib/epidemiology/index.ts';
import {
  type Assessment,
  describeDeciding,
  evaluateAreas,
  readRule,
  type RiskRule,
} from '../../lib/epidemiology/risk/index.ts';
import { readText, withFiles } from '../files.ts';
import { type Command, EXIT, print, say } from '../kit.ts';
import { refusedRows } from '../refused-rows.ts';
import { type RiskArea, readRiskAreas } from '../risk-areas.ts';

const SHIPPED = ['2686', '4800', '218'];
const FOLDER = new URL('../../data/rules/risk/', import.meta.url);

/** Risk levels of areas by a shipped rule or one's own, with the criteria that decided. */
export const riskCommand: Command = {
  name: 'risk',
  summary:
    'risk level of each area: level, colour, deciding criteria, missing inputs, unverified figures.\n' +
    'Columns of areas.csv by name: area_code, area_name, level (commune|district|province; commune),\n' +
    'parent_code, previous_level (1-4), and inputs of the rule; an empty cell is missing:\n' +
    '  4800: population new_cases_7d adults_first_dose_pct elderly_full_pct treatment_capacity\n' +
    '  218:  population new_cases_7d oxygen_patients_7d deaths_7d population_full_pct risk_group_full_pct\n' +
    '        treatment_capacity\n' +
    '  2686: new_cases_14d unknown_source_cases crowded_setting_cases; districts and provinces: spread_pct,\n' +
    '        districts: protected_industry; their communes count by parent_code',
  options: {
    rules: { value: '4800', text: '2686, 4800, 218 or the path of a rule in JSON', required: true },
    input: { value: 'areas.csv', text: 'areas with their inputs, - for standard input', required: true },
    errors: { value: 'f.csv', text: 'refused rows: line,code,message,raw' },
    lang: { value: 'vi|en', text: 'language of the criteria in the CSV (vi); JSON has both' },
  },
  run: async (given) =>
    await withFiles(async () => {
      const lang = given['lang'] ?? 'vi';
      if (lang !== 'vi' && lang !== 'en') {
        say('--lang vi|en');
        return EXIT.usage;
      }
      const rule = await readRules(String(given['rules']));
      if (typeof rule === 'string') {
        say(rule);
        return EXIT.failed;
      }
      const { missing, areas, refused } = readRiskAreas(await readText(String(given['input'])), rule);
      if (missing.length > 0) {
        say(`Thiếu cột ${missing.join(', ')}. / Missing columns: ${missing.join(', ')}.`);
        return EXIT.failed;
      }
      const sink = refusedRows(given['errors']);
      refused.forEach(sink.add);
      const found = evaluateAreas(areas, rule);
      if (given['json'] === true) {
        print(`${JSON.stringify(asJson(rule, areas, found))}\n`);
      } else {
        print(`${columns.join(',')}\n`);
        areas.forEach((area, at) => print(`${csvLine(rowOf(area, found[at]!, lang))}\n`));
      }
      return (await sink.close()) > 0 ? EXIT.refused : EXIT.done;
    }),
};

const columns = [
  'area_code',
  'area_name',
  'area_level',
  'outcome',
  'level',
  'colour',
  'lowest',
  'highest',
  'deciding',
  'missing',
  'unverified',
];

/** A shipped rule by its number, or a file. @returns a sentence where it can't be used. */
async function readRules(name: string): Promise<RiskRule | string> {
  const text = SHIPPED.includes(name)
    ? await readFile(new URL(`${name}.json`, FOLDER), 'utf8')
    : await readText(name);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return `${name} không phải JSON. / ${name} is no JSON.`;
  }
  const read = readRule(document);
  return read.ok
    ? read.rule
    : `Quy tắc ${name} không dùng được: / The rule ${name} cannot be used:\n${read.problems.join('\n')}`;
}

function rowOf(area: RiskArea, found: Assessment, lang: 'vi' | 'en'): (string | number)[] {
  return [
    area.code,
    area.name,
    area.unit,
    found.outcome,
    found.level ?? '',
    found.colour ?? '',
    found.lowest,
    found.highest,
    describeDeciding(found, lang).join(' | '),
    found.missing.map(({ code }) => code).join(' '),
    found.unverified.map(({ figure }) => figure).join(' '),
  ];
}

function asJson(rule: RiskRule, areas: readonly RiskArea[], found: readonly Assessment[]) {
  const { code, title, legalBasis, from, to, note } = rule;
  return {
    rule: { code, title, legalBasis, from, to, note: note ?? null },
    areas: areas.map((area, at) => {
      const one = found[at]!;
      return {
        areaCode: area.code,
        areaName: area.name,
        areaLevel: area.unit,
        outcome: one.outcome,
        level: one.level,
        colour: one.colour,
        lowest: one.lowest,
        highest: one.highest,
        deciding: one.criteria
          .filter((criterion) => criterion.deciding)
          .map(({ code: criterion, classes, met, readings }) => ({ criterion, classes, met, readings })),
        adjusted: one.adjusted,
        explained: { vi: describeDeciding(one, 'vi'), en: describeDeciding(one, 'en') },
        missing: one.missing,
        unverified: one.unverified,
      };
    }),
  };
}
