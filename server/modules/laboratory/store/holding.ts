import { sql } from 'kysely';
import { label } from '../../../../contract/labels.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import type { Disease, TestKind, TestResult } from '../types.ts';

type Row = {
  sampled_at: Date;
  disease: Disease;
  kind: TestKind;
  result: TestResult | null;
  result_at: Date | null;
};

/** Days after which a sample without a result is waited for no more. */
const WAITED_DAYS = 14;

/** Samples and results. */
export const laboratoryHolding: Holding = {
  code: 'laboratory.sample',
  name: { vi: 'Mẫu và kết quả xét nghiệm', en: 'Samples and results' },
  purpose: { vi: 'Phát hiện ca bệnh, kết thúc cách ly', en: 'Finding cases, ending quarantine' },
  ground: 'duty',
  dataClass: 'sensitive',
  days: null,
  keep: { vi: 'Theo quy định về hồ sơ xét nghiệm', en: 'As the rules on laboratory records say' },
  read: async (scope, db, nos) => {
    const found = await sql<Row>`select sampled_at, disease, kind, result, result_at from lab_sample
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
      order by sampled_at desc, tube_id`.execute(db);
    return found.rows.map((row) => ({
      at: row.sampled_at.getTime(),
      fields: {
        Bệnh: label('disease', row.disease, 'vi'),
        'Loại xét nghiệm': label('testKind', row.kind, 'vi'),
        'Kết quả': row.result === null ? 'Chưa có' : label('testResult', row.result, 'vi'),
        'Trả kết quả lúc': row.result_at?.toISOString() ?? null,
      },
    }));
  },
  erasure: {
    vi: 'Ẩn danh: xóa phiếu kết quả có tên đã phát; giữ mẫu, ngày, kết quả',
    en: 'Anonymising: test slips with the name are deleted; samples, days and results stay',
  },
  strip: async (scope, tx, nos) => {
    const gone = await sql`delete from lab_slip
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}`.execute(tx);
    return Number(gone.numAffectedRows ?? 0n);
  },
  needed: async (scope, db, nos, now) => {
    const found = await sql<{ rows: number }>`select count(*)::int as rows from lab_sample
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset} and result is null
        and sampled_at > ${new Date(now - WAITED_DAYS * DAY_MS)}`.execute(db);
    return found.rows[0]!.rows;
  },
};
