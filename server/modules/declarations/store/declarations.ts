import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Exposure, Symptom, TaskReason } from '../rules/declaration-rules.ts';

/** A declaration to write; personal parts encrypted by the caller. */
export type NewDeclaration = {
  readonly personNo: number;
  readonly id: string;
  readonly areaNo: number;
  readonly shortCode: string;
  readonly signed: Buffer;
  readonly credentialId: string;
  readonly form: string;
  readonly formVersion: string | null;
  readonly answers: Buffer | null;
  readonly plate: Buffer | null;
  readonly plateIndex: Buffer | null;
  readonly declaredBy: string;
  readonly enteredBy: string | null;
  readonly taskReasons: readonly TaskReason[];
  readonly declared: Buffer;
  readonly phoneIndex: Buffer | null;
  readonly companionNos: readonly number[];
  readonly along: number;
  readonly visits: readonly NewVisit[];
  readonly symptoms: readonly Symptom[];
  readonly exposures: readonly Exposure[];
  readonly atRisk: boolean;
  readonly rule: string;
  readonly declaredAt: number;
  readonly deviceAt: number | null;
  readonly receivedAt: number;
  readonly validUntil: number;
};

export type NewVisit = {
  readonly areaNo: number | null;
  readonly placeNo: number | null;
  readonly firstDay: string;
  readonly lastDay: string;
};

/** Takes a short code for a declaration. False: somebody has it already. */
export async function claimShortCode(
  scope: Scope,
  tx: Tx,
  claim: Pick<NewDeclaration, 'shortCode' | 'id' | 'personNo'>,
): Promise<boolean> {
  const taken = await sql`insert into declaration_code (short_code, declaration_id, person_no, dataset)
    values (${claim.shortCode}, ${claim.id}, ${claim.personNo}, ${scope.dataset})
    on conflict (short_code) do nothing`.execute(tx);
  return taken.numAffectedRows === 1n;
}

/** Whether a short code was given to somebody, in any dataset. */
export async function isCodeTaken(tx: Tx, shortCode: string): Promise<boolean> {
  const found = await sql`select 1 from declaration_code where short_code = ${shortCode}`.execute(tx);
  return found.rows.length > 0;
}

/** Writes a declaration with its companions and visited places. */
export async function insertDeclaration(scope: Scope, tx: Tx, row: NewDeclaration): Promise<void> {
  await sql`insert into declaration (person_no, id, dataset, area_no, short_code, signed, declared, phone_index,
      companions, symptoms, exposures, at_risk, rule, declared_at, device_at, received_at, valid_until, credential_id,
      form, form_version, answers, plate, plate_index, declared_by, entered_by, task, task_reasons)
    values (${row.personNo}, ${row.id}, ${scope.dataset}, ${row.areaNo}, ${row.shortCode}, ${row.signed},
      ${row.declared}, ${row.phoneIndex}, ${row.along}, ${row.symptoms}::text[],
      ${row.exposures}::text[], ${row.atRisk}, ${row.rule}, ${iso(row.declaredAt)},
      ${row.deviceAt === null ? null : iso(row.deviceAt)}, ${iso(row.receivedAt)}, ${iso(row.validUntil)},
      ${row.credentialId}, ${row.form}, ${row.formVersion}, ${row.answers}, ${row.plate}, ${row.plateIndex},
      ${row.declaredBy}, ${row.enteredBy}, ${row.taskReasons.length > 0 ? 'open' : null},
      ${row.taskReasons}::text[])`.execute(tx);
  await sql`insert into declaration_companion (person_no, declaration_id, position, companion_no)
    select ${row.personNo}::bigint, ${row.id}::uuid, c.position, c.no
    from unnest(${row.companionNos}::bigint[]) with ordinality as c(no, position)`.execute(tx);
  await sql`insert into declaration_visit (person_no, declaration_id, position, area_no, place_no, first_day, last_day)
    select ${row.personNo}::bigint, ${row.id}::uuid, v.position, v.area_no, v.place_no, v.first_day, v.last_day
    from unnest(${row.visits.map((v) => v.areaNo)}::int[], ${row.visits.map((v) => v.placeNo)}::int[],
      ${row.visits.map((v) => v.firstDay)}::date[], ${row.visits.map((v) => v.lastDay)}::date[])
      with ordinality as v(area_no, place_no, first_day, last_day, position)`.execute(tx);
}

/** What the declarant gets in hand. */
export type ReceiptRow = {
  id: string;
  shortCode: string;
  signed: Buffer;
  validUntil: Date;
  atRisk: boolean;
};

/** The receipt of one declaration. */
export async function readReceipt(
  scope: Scope,
  tx: Tx,
  key: { readonly personNo: number; readonly id: string },
): Promise<ReceiptRow | undefined> {
  const found =
    await sql<ReceiptRow>`select id, short_code as "shortCode", signed, valid_until as "validUntil",
      at_risk as "atRisk"
    from declaration where person_no = ${key.personNo} and id = ${key.id}::uuid and dataset = ${scope.dataset}`.execute(
      tx,
    );
  return found.rows[0];
}

export type PlaceVisit = {
  personId: string;
  position: number;
  placeCode: string;
  firstDay: string;
  lastDay: string;
  declaredAt: Date;
};

/** The visited places of a declaration that have a poster code. */
export async function readPlaceVisits(
  scope: Scope,
  db: Db,
  key: { readonly personNo: number; readonly id: string },
): Promise<PlaceVisit[]> {
  const found = await sql<PlaceVisit>`select p.id as "personId", v.position, l.code as "placeCode",
      v.first_day as "firstDay", v.last_day as "lastDay", d.declared_at as "declaredAt"
    from declaration d join person p on p.person_no = d.person_no
    join declaration_visit v on v.person_no = d.person_no and v.declaration_id = d.id
    join place l on l.place_no = v.place_no
    where d.person_no = ${key.personNo} and d.id = ${key.id}::uuid and d.dataset = ${scope.dataset}
    order by v.position`.execute(db);
  return found.rows;
}

/** ISO text: pg would write a Date in the machine's own zone. */
function iso(ms: number): string {
  return new Date(ms).toISOString();
}
