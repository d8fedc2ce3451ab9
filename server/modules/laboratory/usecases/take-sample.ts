import type { TubeInput } from '../../../../contract/laboratory.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { LaboratoryContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { insertSamples } from '../store/samples.ts';
import { claimCodes, insertTubes, type TubeRow } from '../store/tubes.ts';
import type { Disease, SamplePurpose, Specimen, TestKind } from '../types.ts';
import { type CheckedSample, checkSample } from './check-sample.ts';

/** Takes a sample, or a pool of several people's in one tube. Repeatable by its id. */
export async function takeSample(
  context: LaboratoryContext,
  scope: Scope,
  input: TubeInput,
): Promise<Outcome<{ id: string; code: string }>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const checked = await checkSample(context, scope, 'lab.record', id, input);
  if (!checked.ok) {
    return checked;
  }
  return await db.transaction().execute(
    async (tx) =>
      await once(
        tx,
        { id, kind: 'lab.tube', content: [scope.dataset, { ...input, id }], at: now },
        async () => {
          const row = tubeOf(scope, { ...input, id, collector: input.collector ?? null }, checked.value, now);
          const stored = await storeTube(scope, tx, row, checked.value);
          if (!stored.ok) {
            return stored;
          }
          const payload = { areaNos: [row.area_no] };
          await appendEvent(tx, { topic: 'lab.tubes-changed', dataset: scope.dataset, payload, at: now });
          return done({ id, code: row.code }, 201);
        },
      ),
  );
}

export type TubeFacts = {
  readonly id: string;
  readonly kind: TestKind;
  readonly specimen: Specimen;
  readonly purpose: SamplePurpose;
  readonly disease?: Disease | undefined;
  readonly collector: string | null;
  readonly retestOf?: string;
};

/** The row of a tube just taken. */
export function tubeOf(scope: Scope, facts: TubeFacts, checked: CheckedSample, now: number): TubeRow {
  return {
    id: facts.id,
    dataset: scope.dataset,
    code: checked.code,
    disease: facts.disease ?? 'covid-19',
    kind: facts.kind,
    specimen: facts.specimen,
    purpose: facts.purpose,
    status: 'COLLECTED',
    sampled_at: new Date(checked.sampledAt),
    area_no: checked.areaNo,
    place_no: checked.placeNo,
    unit_id: checked.unitId,
    collector: facts.collector ?? scope.actor.name,
    members: checked.people.length,
    retest_of: facts.retestOf ?? null,
    received_at: null,
    received_by: null,
    condition: null,
    reject_reason: null,
    released_revision: 0,
    last_revision: 0,
    result: null,
    result_at: null,
    released_at: null,
    pending_result: null,
    pending_by: null,
    created_at: new Date(now),
    created_by: scope.actor.name,
  };
}

/** Writes a tube and its people, with the audit. Refused where another tube has the code. */
export async function storeTube(
  scope: Scope,
  tx: Tx,
  row: TubeRow,
  { people }: Pick<CheckedSample, 'people'>,
): Promise<Outcome<null>> {
  if ((await claimCodes(scope, tx, [row])).size === 0) {
    return refuse('code-taken', { params: { code: row.code }, fields: { code: 'taken' } });
  }
  await insertTubes(scope, tx, [row]);
  await insertSamples(
    scope,
    tx,
    people.map((person) => ({
      person_no: person.personNo,
      tube_id: row.id,
      dataset: scope.dataset,
      area_no: person.areaNo ?? row.area_no,
      disease: row.disease,
      kind: row.kind,
      pooled: people.length > 1,
      sampled_at: row.sampled_at,
      result: null,
      result_at: null,
    })),
  );
  await audit(
    tx,
    scope,
    row.created_at.getTime(),
    people.map((person) => ({
      action: 'lab.sample',
      subjectKind: 'person',
      subjectId: person.personId,
      areaNo: row.area_no,
      detail: { tubeId: row.id, kind: row.kind },
    })),
  );
  return done(null);
}
