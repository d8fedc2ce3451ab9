import { randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import type { laboratoryApi } from '../../../../contract/laboratory.ts';
import { makeShortCode, type Payload } from '../../../../lib/credentials/index.ts';
import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { UNKNOWN_NAME } from '../../../registry/people/index.ts';
import type { LaboratoryContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { slipRuleOn } from '../rules/result-rules.ts';
import { type SampleRow, samplesOfTubes } from '../store/samples.ts';
import { findSlip, insertSlip, type SlipRow } from '../store/slips.ts';
import type { TubeRow } from '../store/tubes.ts';
import type { TestResult } from '../types.ts';
import { openTube } from './show-tube.ts';

type Slip = Static<(typeof laboratoryApi)['POST /lab/tubes/{id}/slip']['reply'][200]>;

const wording = { POSITIVE: 'positive', NEGATIVE: 'negative', INDETERMINATE: 'inconclusive' } as const;
/** Longest name in a code. */
const NAME_MAX = 60;
const DRAWS = 5;

/** A signed slip of the released result of one person of a tube. Asked again, the same slip, until a correction. */
export async function issueSlip(
  context: LaboratoryContext,
  scope: Scope,
  tubeId: string,
  personId: string,
): Promise<Outcome<Slip>> {
  const opened = await openTube(context, scope, tubeId);
  if (!opened.ok) {
    return opened;
  }
  const { db, clock } = context.platform;
  const tube = opened.value;
  if (tube.kind === 'serology') {
    return refuse('slip-kind');
  }
  const sample = await sampleOf(context, scope, tube, personId);
  if (sample === undefined || sample.result === null || sample.result === 'NOT_DONE') {
    return refuse('slip-no-result');
  }
  const hours = slipRuleOn(localDate(tube.sampled_at.getTime())).hours[tube.kind];
  const validUntil = tube.sampled_at.getTime() + hours * HOUR_MS;
  if (validUntil <= clock.now()) {
    return refuse('slip-expired', { params: { hours } });
  }
  // The paper carries the name as it is on record, whatever the viewer's class shows on the screen.
  const whole = systemScope('lab.slip', scope.dataset);
  const person = (await context.people.byNos(whole, [sample.person_no])).get(sample.person_no);
  const birthYear = person === undefined ? null : (person.birthYear ?? yearOf(person.birthDate));
  if (person === undefined || birthYear === null || person.fullName === UNKNOWN_NAME) {
    return refuse('slip-birth-year');
  }
  const facts = { fullName: person.fullName, birthYear, result: sample.result, validUntil };
  const row = await db.transaction().execute(async (tx) => {
    const slip = await keepSlip(context, scope, tx, tube, sample, facts);
    await audit(tx, scope, clock.now(), [
      { action: 'lab.slip', subjectKind: 'person', subjectId: person.id, areaNo: tube.area_no },
    ]);
    return slip;
  });
  return done({
    shortCode: row.short_code,
    code: context.platform.secrets.decrypt(row.signed),
    validUntil: row.valid_until.toISOString(),
    kind: tube.kind,
    result: sample.result,
    sampledAt: tube.sampled_at.toISOString(),
    personName: person.fullName,
  });
}

async function sampleOf(
  context: LaboratoryContext,
  scope: Scope,
  tube: TubeRow,
  personId: string,
): Promise<SampleRow | undefined> {
  const { db } = context.platform;
  const id = personId.toLowerCase();
  const no = (await context.people.personNos(scope, db, [id])).get(id);
  const numbers = no === undefined ? [] : ((await context.people.numbersOf(scope, db, [no])).get(no) ?? [no]);
  return (await samplesOfTubes(scope, db, [tube.id])).find((one) => numbers.includes(one.person_no));
}

type SlipFacts = {
  readonly fullName: string;
  readonly birthYear: number;
  readonly result: TestResult;
  readonly validUntil: number;
};

async function keepSlip(
  { platform, signer }: LaboratoryContext,
  scope: Scope,
  tx: Tx,
  tube: TubeRow,
  sample: SampleRow,
  facts: SlipFacts,
): Promise<SlipRow> {
  const revision = tube.released_revision;
  const known = await findSlip(scope, tx, { tubeId: tube.id, personNo: sample.person_no, revision });
  if (known !== undefined) {
    return known;
  }
  const now = platform.clock.now();
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const shortCode = makeShortCode('testslip', randomBytes(8));
    const payload: Payload<'testslip'> = {
      code: shortCode,
      name: shortName(facts.fullName),
      birthYear: facts.birthYear,
      testType: tube.kind === 'pcr' ? 'pcr' : 'rapid',
      sampledAt: tube.sampled_at,
      result: wording[facts.result as keyof typeof wording],
    };
    const validity = { from: now, until: facts.validUntil };
    const signed = await signer.issue(scope.dataset, 'testslip', payload, validity);
    const row: SlipRow = {
      short_code: shortCode,
      tube_id: tube.id,
      person_no: sample.person_no,
      dataset: scope.dataset,
      revision,
      signed: platform.secrets.encrypt(signed),
      issued_at: new Date(now),
      valid_until: new Date(facts.validUntil),
    };
    if (await insertSlip(scope, tx, row)) {
      return row;
    }
  }
  throw new Error('no free short code for a test slip');
}

function yearOf(date: string | null): number | null {
  return date === null ? null : Number(date.slice(0, 4));
}

/** A name too long for the code loses its first words: people answer to the given name, at the end. */
function shortName(name: string): string {
  return name.length <= NAME_MAX ? name : name.slice(-NAME_MAX).replace(/^\S*\s/, '');
}
