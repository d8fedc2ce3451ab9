import { sql } from 'kysely';
import type { caseClassifications, caseOutcomes, diseases } from '../../../../contract/cases.ts';
import { label } from '../../../../contract/labels.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { recordIdsOf } from '../../../platform/holdings/record-ids.ts';
import { eraseChanges } from '../../../platform/audit/changes.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { ANONYMISED } from '../../../platform/holdings/terms.ts';

type Row = {
  report_date: string;
  label: string;
  disease: (typeof diseases)[number];
  classification: (typeof caseClassifications)[number];
  outcome: (typeof caseOutcomes)[number];
  onset_date: string | null;
};

type Classified = Pick<Row, 'label' | 'classification'> & { at: Date; reason: string | null };

/** Who had which disease. */
export const caseHolding: Holding = {
  code: 'cases.case',
  name: { vi: 'Hồ sơ ca bệnh', en: 'Case records' },
  purpose: {
    vi: 'Điều tra dịch và báo cáo bệnh truyền nhiễm',
    en: 'Investigating outbreaks and reporting diseases',
  },
  ground: 'duty',
  dataClass: 'sensitive',
  days: null,
  keep: {
    vi: 'Theo quy định về hồ sơ bệnh truyền nhiễm',
    en: 'As the rules on records of notifiable diseases say',
  },
  erasure: {
    vi: 'Ẩn danh: lý do đổi phân loại và lý do sửa thời kỳ lây được thay bằng “Đã ẩn danh”; mất giá trị cũ và mới trong lịch sử sửa; giữ mã ca, ngày, phân loại, nguồn lây',
    en: 'Anonymising: reasons of classifications and of windows set by hand are replaced; old and new values in the history are gone; label, days, classifications and source stay',
  },
  strip: async (scope, tx, nos) => {
    const stripped = await sql`update case_classification c set reason = ${ANONYMISED} from case_file f
      where f.id = c.case_id and f.person_no = c.person_no and f.person_no = any(${[...nos]}::bigint[])
        and f.dataset = ${scope.dataset} and c.reason is not null`.execute(tx);
    await eraseChanges(scope, tx, await idsOf(scope, tx, nos));
    await sql`update case_file set
        infectious_override = infectious_override || jsonb_build_object('reason', ${ANONYMISED}::text),
        exposure_override = exposure_override || jsonb_build_object('reason', ${ANONYMISED}::text)
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
        and (infectious_override is not null or exposure_override is not null)`.execute(tx);
    return Number(stripped.numAffectedRows ?? 0n);
  },
  recordIds: recordIdsOf({ table: 'case_file' }),
  read: async (scope, db, nos) => {
    const found =
      await sql<Row>`select report_date, label, disease, classification, outcome, onset_date from case_file
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
      order by report_date desc, id desc`.execute(db);
    const former = await sql<Classified>`select f.label, c.at, c.classification, c.reason
      from case_file f join case_classification c on c.case_id = f.id and c.person_no = f.person_no
      where f.person_no = any(${[...nos]}::bigint[]) and f.dataset = ${scope.dataset}
      order by c.at desc`.execute(db);
    return [
      ...found.rows.map((row) => ({
        at: Date.parse(`${row.report_date}T00:00:00+07:00`),
        fields: {
          'Mã ca': row.label,
          Bệnh: label('disease', row.disease, 'vi'),
          'Phân loại': label('caseClassification', row.classification, 'vi'),
          'Kết quả': label('caseOutcome', row.outcome, 'vi'),
          'Ngày khởi phát': row.onset_date,
        },
      })),
      ...former.rows.map((row) => ({
        at: row.at.getTime(),
        fields: {
          'Mã ca': row.label,
          'Được phân loại': label('caseClassification', row.classification, 'vi'),
          'Lý do': row.reason,
        },
      })),
    ];
  },
  needed: async (scope, db, nos) => {
    const found = await sql<{ rows: number }>`select count(*)::int as rows from case_file
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
        and classification <> 'NO_CASE' and outcome = 'NO_OUTCOME'`.execute(db);
    return found.rows[0]!.rows;
  },
};

async function idsOf(scope: Scope, tx: Tx, nos: readonly number[]): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from case_file
    where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}`.execute(tx);
  return found.rows.map(({ id }) => id);
}
