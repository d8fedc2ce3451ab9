import { sql } from 'kysely';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import { replaceWords } from '../../../platform/holdings/replace-words.ts';
import { keptAs } from '../../../platform/holdings/terms.ts';

/** Who was inside a cordoned area, from when until when. */
export const lockdownHolding: Holding = {
  code: 'lockdown.inside',
  name: { vi: 'Danh sách người trong khu phong tỏa', en: 'People of cordoned areas' },
  purpose: {
    vi: 'Xét nghiệm, tiếp tế, chăm lo người trong khu; nhận ra tại chốt',
    en: 'Tests, supplies and care of those inside; recognising them at gates',
  },
  ground: 'duty',
  dataClass: 'personal',
  days: null,
  keep: keptAs.untilDisposal,
  read: async (scope, db, nos) => {
    const found = await sql<{ title: string; since_at: Date; left_at: Date | null }>`
      select l.title, m.since_at, least(m.left_at, l.lifted_at) as left_at
      from lockdown_member m join lockdown l on l.id = m.lockdown_id and l.state in ('ACTIVE', 'LIFTED')
      where m.person_no = any(${[...nos]}::bigint[]) and m.dataset = ${scope.dataset}
      order by m.since_at desc`.execute(db);
    // A cordon is no record of one person: who opens it has not looked at everybody inside.
    return found.rows.map((row) => ({
      at: row.since_at.getTime(),
      fields: { Khu: row.title, 'Đến lúc': row.left_at?.toISOString() ?? null },
    }));
  },
  needed: async (scope, db, nos) => {
    const found = await sql<{ n: number }>`select count(*)::int as n from lockdown_member m
      join lockdown l on l.id = m.lockdown_id and l.state in ('DRAFT', 'ACTIVE')
      where m.person_no = any(${[...nos]}::bigint[]) and m.dataset = ${scope.dataset} and m.left_at is null`.execute(
      db,
    );
    return found.rows[0]?.n ?? 0;
  },
};

/** What people inside needed, and that they were let through a gate: names said at the time, health data. */
export const lockdownWorkHolding = (secrets: Pick<Secrets, 'encrypt'>): Holding => ({
  code: 'lockdown.work',
  name: { vi: 'Nhu cầu, lượt ra vào khu phong tỏa', en: 'Needs and passes of cordoned areas' },
  purpose: { vi: 'Lo việc cấp bách cho người trong khu', en: 'Urgent care of those inside' },
  ground: 'duty',
  dataClass: 'sensitive',
  days: null,
  keep: keptAs.untilDisposal,
  erasure: {
    vi: 'Ẩn danh: tên, số điện thoại, nội dung cần giúp, ghi chú ra vào được thay bằng “Đã ẩn danh”; giữ loại việc, các mốc giờ',
    en: 'Anonymising: names, phones, what was needed and notes of passes are replaced; kinds and times stay',
  },
  strip: async (scope, tx, nos) =>
    await replaceWords(scope, tx, secrets, nos, [
      { table: 'lockdown_pass', columns: ['who', 'note'] },
      { table: 'lockdown_need', columns: ['who', 'detail', 'outcome'], emptied: ['phone'] },
    ]),
  needed: async (scope, db, nos) => {
    const found = await sql<{ n: number }>`select count(*)::int as n from lockdown_need
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
        and state in ('OPEN', 'ASSIGNED')`.execute(db);
    return found.rows[0]!.n;
  },
  read: async (scope, db, nos) => {
    const found = await sql<{ at: Date; what: string }>`
      select reported_at as at, kind as what from lockdown_need
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
      union all
      select at, direction || ' ' || reason from lockdown_pass
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
      order by at desc`.execute(db);
    return found.rows.map((row) => ({ at: row.at.getTime(), fields: { Việc: row.what } }));
  },
});
