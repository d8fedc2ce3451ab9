import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../test/support/app.ts';

const CASES = 4_000;
/** A prepared statement may get a plan for any values after its fifth run. */
const RUNS = 8;

let t: TestApp;
let officer: Caller;

beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer');
  const { db } = t.app.platform;
  const area = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16')[0]!.no;
  const day = sql`(date '2026-11-16' - g % 40)`;
  await sql`insert into case_file (id, person_no, dataset, label, disease, classification, outcome, report_date,
      onset_date, area_no, stay_area_no, contact_count, version, field_versions, created_at)
    select md5('case' || g)::uuid, g, 'demo', 'LS-' || g, case when g % 4 = 0 then 'measles' else 'covid-19' end,
      'CONFIRMED', 'NO_OUTCOME', ${day}, ${day} - 2, ${area}::int, ${area}::int, 0, 1, '{}', ${day}
    from generate_series(1, ${CASES}::int) g`.execute(db);
  await sql`insert into case_day_change (dataset, day) select distinct dataset, report_date from case_file`.execute(
    db,
  );
  await sql`insert into contact_link (id, dataset, case_id, person_no, decision, decided_at, decided_by, level, ms,
      score, first_at, last_at, places, via_person_no, evidence, area_no, follow_up_until, is_case, first_seen_at,
      first_ill_at, seen_days)
    select md5('link' || g)::uuid, 'demo', md5('case' || g)::uuid, ${CASES}::int + g, 'CONFIRMED', ${day}, 'test', 1,
      60000, 1, ${day}, ${day}, 1, g, '[]', ${area}::int, ${day} + 14, false, ${day},
      case when g % 10 = 0 then ${day}::timestamptz end, array[${day}]
    from generate_series(1, ${CASES}::int) g`.execute(db);
  await sql`insert into order_file (id, person_no, dataset, number, office_id, series_year, sequence, kind, status,
      legal_basis, reason, release_rule, issued_at, issued_by, from_at, until_at, first_until_at, case_id, area_no,
      version, field_versions)
    select md5('order' || g)::uuid, ${CASES}::int + g, 'demo', g::text, md5('office')::uuid, 2026, g,
      'quarantine-home', 'EXPIRED', 'test', 'test', 'test', ${day}, 'test', ${day}, ${day} + 1, ${day} + 1,
      md5('case' || g)::uuid, ${area}::int, 1, '{}'
    from generate_series(1, ${CASES}::int) g`.execute(db);
}, 120_000);
afterAll(async () => await t.close());

it.each(['/indicators', '/indicators/timeliness', '/indicators/delays'])(
  '%s answers the same for a disease and area however often it is asked',
  async (path) => {
    const answers = new Set<string>();
    for (let run = 0; run < RUNS; run += 1) {
      const answer = await officer.get(`${path}?disease=covid-19&area=${t.areaId('20')}`);
      expect(answer.statusCode, answer.body).toBe(200);
      answers.add(JSON.stringify(answer.json().items));
    }
    expect(answers.size).toBe(1);
  },
);

it('counts the contacts and orders of that disease alone', async () => {
  const items = new Map<string, { numerator: number; denominator: number }>(
    (await officer.get('/indicators/timeliness?disease=covid-19'))
      .json()
      .items.map((one: { code: string }) => [one.code, one]),
  );
  const ofDisease = (CASES * 3) / 4;
  expect(items.get('contacts-reached')).toMatchObject({ numerator: ofDisease, denominator: ofDisease });
  expect(items.get('no-contact-named')).toMatchObject({ numerator: 0, denominator: ofDisease });
  expect(items.get('quarantine-finished')).toMatchObject({ denominator: ofDisease });
});
