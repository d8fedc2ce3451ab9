import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../testing/run-program.ts';

const series = (cases: readonly number[], first = '2021-08-01') =>
  `date,cases\n${cases.map((n, i) => `${new Date(Date.parse(first) + i * 86_400_000).toISOString().slice(0, 10)},${n}`).join('\n')}\n`;
const rt = async (csv: string, ...more: string[]) =>
  await runProgram(['rt', '--incidence', 'd.csv', ...more], { 'd.csv': csv });
const SI = ['--si-mean', '2.6', '--si-sd', '1.5'];

describe('./vungxanh rt', { timeout: 60_000 }, () => {
  it('prints one row a window, for wt the mean only', async () => {
    const cases = [1, 2, 3, 5, 8, 9, 12, 15, 14, 16];
    const cori = await rt(series(cases), ...SI);
    expect(cori.code).toBe(0);
    const [header, ...rows] = cori.stdout.trimEnd().split('\n');
    expect(header).toBe('t_start,t_end,date_end,mean,sd,q025,median,q975');
    expect(rows.map((row) => row.split(',').slice(0, 3).join(','))).toEqual([
      '2,8,2021-08-08',
      '3,9,2021-08-09',
      '4,10,2021-08-10',
    ]);
    expect(
      rows.every((row) =>
        row
          .split(',')
          .slice(3)
          .every((cell) => Number(cell) > 0),
      ),
    ).toBe(true);
    const wt = await rt(series(cases), ...SI, '--method', 'wt');
    expect(wt.stdout.trimEnd().split('\n')[1]).toMatch(/^2,8,2021-08-08,[\d.]+,,,,$/);
  });

  it('refuses a missing day, an unreadable count, and options that do not go together', async () => {
    const gap = await rt('date,cases\n2021-08-01,1\n2021-08-03,2\n', ...SI);
    expect([gap.code, gap.stdout]).toEqual([1, '']);
    expect(gap.stderr).toMatch(/Dòng 3.*\/ Line 3/);
    expect((await rt('date,cases\n2021-08-01,x\n', ...SI)).code).toBe(1);
    expect((await rt('date\n2021-08-01\n', ...SI)).code).toBe(1);
    expect((await rt(series([1, 2, 3]), ...SI, '--imported')).code).toBe(1);
    expect((await rt(series([1, 2, 3]))).code).toBe(2);
    expect((await rt(series([1, 2, 3]), ...SI, '--method', 'guess')).code).toBe(2);
    expect((await rt(series([1, 2, 3]), ...SI, '--window', '0')).code).toBe(2);
  });

  it('takes weights from a file', async () => {
    const files = { 'd.csv': series([1, 2, 3, 5, 8, 9, 12, 15]), 'w.csv': 'day,weight\n0,0\n1,0.5\n2,0.5\n' };
    const ended = await runProgram(['rt', '--incidence', 'd.csv', '--si-distr', 'w.csv'], files);
    expect(ended.code).toBe(0);
    expect(ended.stdout.split('\n')).toHaveLength(3);
    const wrong = { ...files, 'w.csv': 'day,weight\n0,0.1\n1,0.9\n' };
    expect((await runProgram(['rt', '--incidence', 'd.csv', '--si-distr', 'w.csv'], wrong)).code).toBe(2);
  });
});

const references = `${process.env['VX_SHARED'] ?? '../shared'}/data/epi/reproduction-number-references.json`;
type Reference = {
  I: number[];
  si_distr: number[];
  cori7: ({ t_start: number } & Record<string, number>)[];
};

describe.skipIf(!existsSync(references))('./vungxanh rt on published series (VX_SHARED data)', () => {
  it('prints the reference values with at least 15 significant digits', async () => {
    const all = JSON.parse(readFileSync(references, 'utf8')) as Record<string, Reference>;
    const flu = all['Flu2009']!;
    const files = {
      'd.csv': series(flu.I, '2009-04-27'),
      'w.csv': `day,weight\n${flu.si_distr.map((weight, day) => `${day},${weight}`).join('\n')}\n`,
    };
    const ended = await runProgram(['rt', '--incidence', 'd.csv', '--si-distr', 'w.csv'], files);
    const rows = ended.stdout
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => row.split(','));
    expect(rows).toHaveLength(flu.cori7.length);
    const columns = ['Mean(R)', 'Std(R)', 'Quantile.0.025(R)', 'Median(R)', 'Quantile.0.975(R)'];
    flu.cori7.forEach((expected, i) => {
      expect(Number(rows[i]![0])).toBe(expected.t_start);
      columns.forEach((name, column) => {
        const bound = name.startsWith('Quantile') || name.startsWith('Median') ? 1e-8 : 1e-9;
        expect(Math.abs(Number(rows[i]![3 + column]) / expected[name]! - 1)).toBeLessThan(bound);
      });
    });
    const digits = rows.map((row) => row[3]!.replace('.', '').replace(/^0+/, '').length);
    expect(Math.max(...digits)).toBeGreaterThanOrEqual(15);
  });
});
