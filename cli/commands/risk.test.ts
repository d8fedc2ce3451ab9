import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../lib/epidemiology/index.ts';

/** Each test starts the program several times. */
const SLOW = 60_000;
const main = join(import.meta.dirname, '..', 'main.ts');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vx-risk-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

type Answer = { code: number; stdout: string; stderr: string };

async function risk(input: string, ...args: string[]): Promise<Answer> {
  const file = join(folder, 'areas.csv');
  await writeFile(file, input);
  const all = [main, 'risk', '--input', file, ...args];
  return await new Promise((resolve) => {
    execFile(process.execPath, all, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

const header =
  'area_code,area_name,population,new_cases_7d,adults_first_dose_pct,elderly_full_pct,treatment_capacity,note';

describe('./vungxanh risk', { timeout: SLOW }, () => {
  it('gives level, colour, deciding criteria, missing inputs and unverified figures', async () => {
    const answer = await risk(
      `\uFEFF${header}\n06184,Đồng Đăng,10000,16,60,90,1,x\n06187,Kỳ Lừa,10000,3,,90,1,\n`,
      '--rules',
      '4800',
    );
    expect([answer.code, answer.stderr]).toEqual([0, '']);
    const [, first, second] = [...readCsv(answer.stdout)].map(({ cells }) => cells);
    expect(first!.slice(0, 8)).toEqual(['06184', 'Đồng Đăng', 'commune', 'decided', '4', 'red', '4', '4']);
    expect(first![8]).toContain('160/100.000 dân ≥ 150 → mức 4');
    expect(first![10]).toContain('uncovered_4');
    expect(second!.slice(3, 8)).toEqual(['range', '', '', '1', '2']);
    expect(second![9]).toBe('adults_first_dose_pct');
  });

  it('answers JSON, by districts too, and by a rule of one’s own', async () => {
    const input =
      'area_code,level,parent_code,new_cases_14d,unknown_source_cases,spread_pct,protected_industry\n' +
      'D,district,,,,0,0\na,,D,2,1,,\nb,,D,0,,,\nc,,D,0,,,\n';
    const answer = await risk(input, '--rules', '2686', '--json');
    const { rule, areas } = JSON.parse(answer.stdout);
    expect([answer.code, rule.code, areas.length]).toEqual([0, '2686', 4]);
    expect(areas[0]).toMatchObject({ areaCode: 'D', level: 4, colour: 'red' });
    expect(areas[0].explained.en[0]).toContain('Share of units below at very high risk');
    const own = JSON.parse(
      await readFile(join(import.meta.dirname, '..', '..', 'data/rules/risk/4800.json'), 'utf8'),
    );
    own.figures.incidence_4.value = 1000;
    const path = join(folder, 'own.json');
    await writeFile(path, JSON.stringify(own));
    const eased = await risk(`${header}\nA,,10000,16,60,90,1,\n`, '--rules', path, '--json');
    expect(JSON.parse(eased.stdout).areas[0].level).toBe(3);
  });

  it('refuses rows, names them, and uses the rest', async () => {
    const errors = join(folder, 'errors.csv');
    const rows = [
      'A,,10000,-1,60,90,1,',
      'B,,10000,1,160,90,1,',
      ',,1,1,1,1,1,',
      'C,,10000,1,80,90,1,',
      'C,,1,1,1,1,1,',
    ];
    const answer = await risk(`${header}\n${rows.join('\n')}\n`, '--rules', '4800', '--errors', errors);
    expect([answer.code, answer.stdout.trim().split('\n').length]).toEqual([3, 2]);
    const refused = [...readCsv(await readFile(errors, 'utf8'))].map(({ cells }) => cells);
    expect(refused.map((cells) => cells.slice(0, 2))).toEqual([
      ['line', 'code'],
      ['2', 'risk.bad-value'],
      ['3', 'risk.bad-value'],
      ['4', 'risk.no-code'],
      ['6', 'risk.repeated'],
    ]);
    expect(refused[1]![3]).toBe(rows[0]);
  });

  it('has the exit codes of every command', async () => {
    const good = `${header}\nA,,1,1,1,1,1,\n`;
    expect((await risk(good)).code).toBe(2);
    expect((await risk(good, '--rules', '4800', '--lang', 'fr')).code).toBe(2);
    expect((await risk(good, '--rules', 'nowhere.json')).code).toBe(1);
    expect((await risk('code\nA\n', '--rules', '4800')).code).toBe(1);
    const bad = join(folder, 'bad.json');
    await writeFile(bad, '{"code":"x"}');
    const answer = await risk(good, '--rules', bad);
    expect([answer.code, answer.stderr.includes('title')]).toEqual([1, true]);
  });
});
