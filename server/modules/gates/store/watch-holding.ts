import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { ANONYMISED, keptAs } from '../../../platform/holdings/terms.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { People } from '../../../registry/people/index.ts';

type Needs = {
  readonly secrets: Pick<Secrets, 'blindIndex' | 'encrypt'>;
  readonly people: Pick<People, 'scannedKeys'>;
  readonly clock: Clock;
};

/**
 * Entries of the watch list that name a person by the card or phone number. While one is in force its person reads nothing of
 * it, for that would undo it; afterwards the copy shows it, and who loaded the list meanwhile.
 */
export function watchHolding({ secrets, people, clock }: Needs): Holding {
  const indexes = async (scope: Scope, db: Db | Tx, nos: readonly number[]): Promise<Buffer[]> =>
    (await people.scannedKeys(scope, db, nos)).map((key) => secrets.blindIndex('watch', key));
  const ended = (scope: Scope, values: readonly Buffer[]) =>
    sql`value_index = any(${values}::bytea[]) and dataset = ${scope.dataset}
      and (removed_at is not null or until <= ${new Date(clock.now())})`;
  return {
    code: 'gates.watch',
    name: { vi: 'Danh sách theo dõi tại chốt', en: 'Watch list of checkpoints' },
    purpose: {
      vi: 'Chốt hỏi chỉ huy trước khi cho người đang được tìm đi qua',
      en: 'Checkpoints ask the commander before somebody who is looked for passes',
    },
    ground: 'duty',
    dataClass: 'sensitive',
    days: null,
    keep: keptAs.untilDisposal,
    erasure: {
      vi: 'Ẩn danh: số giấy tờ, số điện thoại và lý do được thay bằng “Đã ẩn danh”; giữ loại và các mốc giờ. Còn hiệu lực thì chưa ẩn danh được',
      en: 'Anonymising: card and phone numbers and reasons are replaced; kind and times stay. Not while an entry is in force',
    },
    recordIds: async (scope, db, nos) => {
      const found = await sql<{ id: string }>`select id from gate_watch
        where ${ended(scope, await indexes(scope, db, nos))}`.execute(db);
      return found.rows.map(({ id }) => id);
    },
    read: async (scope, db, nos) => {
      const found = await sql<{ added_at: Date; reason: string; ended_at: Date }>`
        select added_at, reason, coalesce(removed_at, until) as ended_at from gate_watch
        where ${ended(scope, await indexes(scope, db, nos))}
        order by added_at desc`.execute(db);
      return found.rows.map((row) => ({
        at: row.added_at.getTime(),
        fields: { 'Lý do': row.reason, 'Đến lúc': row.ended_at.toISOString() },
      }));
    },
    needed: async (scope, db, nos, now) => {
      const found = await sql<{ rows: number }>`select count(*)::int as rows from gate_watch
        where value_index = any(${await indexes(scope, db, nos)}::bytea[]) and dataset = ${scope.dataset}
          and removed_at is null and (until is null or until > ${new Date(now)})`.execute(db);
      return found.rows[0]!.rows;
    },
    strip: async (scope, tx, nos) => {
      const stripped =
        await sql`update gate_watch set value = ${secrets.encrypt(ANONYMISED)}, value_index = ''::bytea,
          reason = ${ANONYMISED}, removed_reason = case when removed_reason is null then null else ${ANONYMISED}::text end
        where value_index = any(${await indexes(scope, tx, nos)}::bytea[])
          and dataset = ${scope.dataset}`.execute(tx);
      return Number(stripped.numAffectedRows ?? 0n);
    },
  };
}
