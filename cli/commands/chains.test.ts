import { describe, expect, it } from 'vitest';
import { runProgram } from '../testing/run-program.ts';

const linelist = '\uFEFFid,onset_date,note\na,2021-08-01,x\nb,2021-08-05,\nc,2021-08-04,\nd,,\ne,NA,\n';
const links = 'from,to\na,b\na,c\nb,c\nd,d\nz,a\n';
const chains = async (files: Record<string, string>, ...more: string[]) =>
  await runProgram(['chains', '--linelist', 'l.csv', '--links', 'k.csv', ...more], files);

/** What the contract fixes, byte by byte. */
const REPORT =
  '{"cases":5,"links":4,"components":[3,1,1],"generations":{"0":3,"1":2},"offspring":{"a":2,"b":1},' +
  '"serialInterval":{"n":3,"mean":2,"sd":2.6457513110645907,"median":3},"timeReversed":[["b","c"]],"cycles":1,"unknownIds":["z"]}\n';

describe('./vungxanh chains', { timeout: 60_000 }, () => {
  it('prints exactly the report of the contract', async () => {
    const ended = await chains({ 'l.csv': linelist, 'k.csv': links });
    expect(ended).toEqual({ code: 0, stdout: REPORT, stderr: '' });
    expect((await chains({ 'l.csv': linelist, 'k.csv': links }, '--json')).stdout).toBe(REPORT);
  });

  it('reads other column names by a map', async () => {
    const map = '{"id":"ma","onset_date":"khoi_phat","from":"nguon","to":"ca"}';
    const ended = await chains(
      {
        'l.csv': linelist.replace('id,onset_date', 'ma,khoi_phat'),
        'k.csv': links.replace('from,to', 'nguon,ca'),
        'm.json': map,
      },
      '--map',
      'm.json',
    );
    expect(ended.stdout).toBe(REPORT);
  });

  it('tells what it could not read, and what is missing', async () => {
    const refused = await chains({
      'l.csv': 'id,onset_date\na,2021-02-30\n,2021-01-01\n',
      'k.csv': 'from,to\n',
    });
    expect(refused.code).toBe(3);
    expect(refused.stderr).toMatch(/^2: .+\/.+\n3: .+\/.+\n$/);
    expect(JSON.parse(refused.stdout)).toMatchObject({ cases: 1 });
    const missing = await chains({ 'l.csv': 'id\na\n', 'k.csv': 'from,to\n' });
    expect([missing.code, missing.stdout]).toEqual([1, '']);
    expect(missing.stderr).toContain('onset_date');
    expect((await runProgram(['chains', '--links', 'k.csv'])).code).toBe(2);
  });

  it('prints the further figures only when asked', async () => {
    const ended = await chains({ 'l.csv': linelist, 'k.csv': links }, '--analytics', '--today', '2021-08-30');
    const [report, analytics, ...rest] = ended.stdout.split('\n');
    expect(`${report}\n`).toBe(REPORT);
    expect(rest).toEqual(['']);
    const read = JSON.parse(analytics!) as Record<string, unknown>;
    expect(read).toMatchObject({
      offspring: { cases: 5, mean: 0.6, fit: { n: 5, mean: 0.6 } },
      serialInterval: { n: 3, min: -1, max: 4 },
      dateFindings: [{ kind: 'infectee-before-infector', ids: ['b', 'c'], days: 1 }],
      unknownSource: ['a', 'd', 'e'],
      severalInfectors: [['c', 2]],
      loops: [['d']],
    });
    expect((read['chains'] as { active: boolean }[])[0]).toMatchObject({ cases: 3, active: false });
    const wrong = await chains({ 'l.csv': linelist, 'k.csv': links }, '--analytics', '--today', 'soon');
    expect(wrong.code).toBe(2);
  });
});
