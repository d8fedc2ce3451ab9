import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../../lib/epidemiology/index.ts';
import { openFacts, type WantedFacts } from './fact-rows.ts';
import { linelistFacts, linkFacts, readCase, readLink } from './linelist-rows.ts';
import { plainMapping, readMapping } from './mapping.ts';
import { readDay } from './read-day.ts';
import { placeFacts, readPlace, readVisit, visitFacts } from './visit-rows.ts';

async function rowsOf<F extends string>(csv: string, wanted: WantedFacts<F>, columns = {}) {
  const records = (async function* () {
    yield [...readCsv(csv)];
  })();
  const opened = await openFacts(records, wanted, columns, plainMapping.missing);
  if (!opened.ok) {
    return opened.messageEn;
  }
  const rows = [];
  for await (const batch of opened.value) {
    rows.push(...batch);
  }
  return rows;
}

describe('reading facts by their columns', () => {
  it('names every missing column, also a mapped one of an optional fact', async () => {
    expect(await rowsOf('a,b\n1,2\n', linkFacts)).toContain('from, to');
    expect(await rowsOf('person_id,place_id,in_at\n', visitFacts, { out_at: 'left' })).toContain('left');
  });

  it('keeps line numbers and text, and takes NA for unknown', async () => {
    const rows = await rowsOf('to,from\nx,NA\n"a ""b""",y\n', linkFacts);
    expect(rows).toMatchObject([
      { line: 2, raw: 'x,NA', facts: { from: '', to: 'x' } },
      { line: 3, facts: { from: 'y', to: 'a "b"' } },
    ]);
  });

  it('reads an empty file as one without columns', async () => {
    expect(await rowsOf('', linkFacts)).toContain('from, to');
  });
});

describe('the mapping file', () => {
  it('splits columns, words and unknown words', () => {
    const mapping = readMapping(
      '{"id":"case","values":{"sex":{"M":"male"}},"missing":["?"],"places":{"id":"p"}}',
    );
    expect(mapping).toMatchObject({
      columns: { id: 'case' },
      values: { sex: { M: 'male' } },
      places: { id: 'p' },
    });
    expect(typeof mapping !== 'string' && [...mapping.missing]).toEqual(['', '?']);
  });

  it.each([
    ['[]', '{…}'],
    ['{', 'JSON'],
    ['{"id":3}', 'id'],
    ['{"values":{"sex":"M"}}', 'values'],
    ['{"missing":"NA"}', 'missing'],
  ])('says what is wrong with %s', (text, wrong) => {
    expect(readMapping(text)).toBe(wrong);
  });
});

describe('rows of a line list', () => {
  const one = async (row: string) => {
    const header = 'id,onset_date,report_date,outcome,sex,age,origin';
    const [first] = (await rowsOf(`${header}\n${row}\n`, linelistFacts)) as never[];
    const words = { sex: { M: 'male' }, outcome: { Dead: 'DECEASED' }, origin: { abroad: 'POINT_OF_ENTRY' } };
    return readCase(first!, words, new Set(['old']));
  };

  it('become cases', async () => {
    expect(await one('c1,NA,19/05/2015,Dead,M,68,abroad')).toEqual({
      id: 'c1',
      reportDate: '2015-05-19',
      onsetDate: null,
      sampleDate: null,
      outcome: 'DECEASED',
      outcomeDate: null,
      classification: 'CONFIRMED',
      origin: 'POINT_OF_ENTRY',
      sex: 'male',
      birthYear: 1947,
    });
  });

  it('say nothing of where somebody was infected unless the list does', async () => {
    expect(await one('c2,,2015-05-19,,,,')).toMatchObject({ origin: null });
  });

  it.each([
    [',,2015-05-19,,,', 'no-id'],
    ['old,,2015-05-19,,,', 'repeated-id'],
    ['c1,,,,,', 'report-date'],
    ['c1,2015-02-30,2015-05-19,,,', 'onset-date'],
    ['c1,,2015-05-19,Gone,,', 'outcome'],
    ['c1,,2015-05-19,,X,', 'sex'],
    ['c1,,2015-05-19,,,,Mars', 'origin'],
    ['c1,,2015-05-19,,,-3', 'age'],
    ['c1,,2015-05-19,,,old', 'age'],
    [`${'x'.repeat(81)},,2015-05-19,,,`, 'long-id'],
    ['"c1,,2015-05-19', 'broken'],
  ])('%s is refused: %s', async (row, code) => {
    expect(await one(row)).toBe(code);
  });

  it('link only known cases, once', async () => {
    const rows = (await rowsOf('from,to\na,b\na,a\na,z\na,\n', linkFacts)) as never[];
    const known = new Set(['a', 'b']);
    expect(rows.map((row) => readLink(row, known, new Set()))).toEqual([
      { from: 'a', to: 'b' },
      'self-link',
      'unknown-case',
      'no-id',
    ]);
    expect(readLink(rows[0]!, known, new Set(['a\0b']))).toBe('repeated-link');
  });
});

describe('rows of visits and places', () => {
  it.each([
    [
      'p,x,2021-08-15T08:30:00+07:00,',
      { person: 'p', place: 'x', inAt: Date.UTC(2021, 7, 15, 1, 30), outAt: null },
    ],
    ['p,x,2021-08-15T08:30:00,', 'no-offset'],
    ['p,x,yesterday,', 'in-at'],
    ['p,x,2021-08-15T08:30:00Z,2021-08-15T08:30:00Z', 'out-not-after-in'],
    ['p,x,2021-08-15T08:30:00Z,later', 'out-at'],
    [',x,2021-08-15T08:30:00Z,', 'no-person'],
    ['p,,2021-08-15T08:30:00Z,', 'no-place'],
  ])('%s', async (row, read) => {
    const rows = (await rowsOf(`person_id,place_id,in_at,out_at\n${row}\n`, visitFacts)) as never[];
    expect(readVisit(rows[0]!)).toEqual(read);
  });

  it.each([
    ['x,,,40.7,-73.9', { id: 'x', name: 'x', kind: 'other', position: { lat: 40.7, lon: -73.9 } }],
    ['x,Chợ,market,,', { id: 'x', name: 'Chợ', kind: 'market', position: null }],
    ['x,,,40.7,', 'position'],
    ['x,,,91,0', 'position'],
    ['x,,casino,,', 'kind'],
    ['y,,,,', 'repeated-id'],
  ])('place %s', async (row, read) => {
    const rows = (await rowsOf(`id,name,kind,lat,lon\n${row}\n`, placeFacts)) as never[];
    expect(readPlace(rows[0]!, {}, new Set(['y']))).toEqual(read);
  });

  it('days are read in both orders and must exist', () => {
    expect(['2021-06-30', '30/06/2021', '31/06/2021', '2021-6-3', ''].map(readDay)).toEqual([
      '2021-06-30',
      '2021-06-30',
      null,
      null,
      null,
    ]);
  });
});
