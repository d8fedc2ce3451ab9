import type { RowOutcome } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { type CaseInput, casesOfPeople, editCase, findCaseForTracing, openCase } from '../../cases/index.ts';
import { releaseMany } from '../../orders/index.ts';
import { decideContacts, traceCase } from '../../tracing/index.ts';
import type { LevelChangeContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { ChangeRow } from '../store/rows.ts';
import type { SetRow } from '../store/sets.ts';
import type { LevelProposal } from '../types.ts';

/** A row with the outside id of its person. */
export type PersonRow = { readonly row: ChangeRow; readonly personId: string };

/** What an officer confirmed. */
export type Confirmed = { readonly set: SetRow; readonly reason: string };

type CarryOut = (
  context: LevelChangeContext,
  scope: Scope,
  confirmed: Confirmed,
  rows: readonly PersonRow[],
) => Promise<Outcome<unknown>[]>;

/** How each proposal is carried out, through the door of the module that it is about; one outcome a row, in order. */
export const carryOut: { readonly [proposal in Exclude<LevelProposal, 'NONE'>]: CarryOut } = {
  DISCARD_CASE: async (context, scope, { set, reason }, rows) =>
    await each(rows, async ({ row }) => {
      const ref = await findCaseForTracing(scope, context.platform.db, set.case_id);
      if (ref === undefined || ref.classification === 'NO_CASE') {
        return done(null);
      }
      return ref.classification === row.basis?.classification
        ? await editCase(context.cases, scope, set.case_id, {
            // What the officer saw was compared just above; nothing older is edited.
            version: Number.MAX_SAFE_INTEGER,
            classification: 'NO_CASE',
            reason,
          })
        : refuse('case-moved');
    }),
  CONVERT_TO_CASE: async (context, scope, { set }, rows) =>
    await each(rows, async ({ row, personId }) => await convert(context, scope, set, row, personId)),
  CONFIRM_CONTACT: async (context, scope, { set }, rows) => {
    const caseId = await exposingCase(context, scope, set);
    return caseId === null
      ? rows.map(() => refuse('convert-first'))
      : await decide(context, scope, caseId, rows, { decision: 'confirm' });
  },
  RELEASE_ORDER: async (context, scope, { reason }, rows) =>
    await releaseMany(
      context.orders,
      scope,
      rows.map(({ row }) => row.order_id!),
      reason,
    ),
  DROP_CONTACT: async (context, scope, { set }, rows) =>
    await decide(context, scope, set.case_id, rows, { decision: 'drop', reason: 'no-exposure' }),
};

async function each(
  rows: readonly PersonRow[],
  work: (row: PersonRow) => Promise<Outcome<unknown>>,
): Promise<Outcome<unknown>[]> {
  const outcomes: Outcome<unknown>[] = [];
  for (const row of rows) {
    outcomes.push(await work(row));
  }
  return outcomes;
}

/**
 * Opens the case of a contact who tested positive, with the case that it was a contact of as source, and traces it.
 * Contact, evidence, follow-up and orders stay as they are: the contact shows as converted.
 */
async function convert(
  context: LevelChangeContext,
  scope: Scope,
  set: SetRow,
  row: ChangeRow,
  personId: string,
): Promise<Outcome<unknown>> {
  const { db, clock } = context.platform;
  const basis = row.basis!;
  const known = await caseOf(context, scope, row.person_no, basis.disease);
  if (known !== null) {
    return done({ id: known });
  }
  const positive =
    basis.kind === 'pcr' ? { pcrPositiveDate: basis.resultDate } : { rapidPositiveDate: basis.resultDate };
  const input = {
    id: namedUuid7(set.at.getTime(), `convert ${set.id} ${row.person_no}`),
    personId,
    disease: basis.disease,
    classification: basis.classification,
    reportDate: localDate(clock.now()),
    sampleDate: basis.sampleDate,
    ...positive,
    // Whom an F2 was infected by is the F1, who may be no case: the chain is not guessed at.
    ...(row.from_level === 1 ? { sourceCaseId: set.case_id } : {}),
  } as CaseInput;
  const opened = await openCase(context.cases, scope, input);
  if (!opened.ok) {
    return opened;
  }
  const ref = await findCaseForTracing(scope, db, opened.value.id);
  const depth = ref?.profile.secondLevel === true ? 2 : 1;
  // Without the right to trace the case stands untraced, and shows so in the list of cases.
  await traceCase(context.tracing(), scope, opened.value.id, { depth });
  return opened;
}

/** The case in which the people of a set are to be confirmed: that of the one who tested positive, else the set's. */
async function exposingCase(context: LevelChangeContext, scope: Scope, set: SetRow): Promise<string | null> {
  if (set.cause === 'RETRACED' || set.subject_no === null) {
    return set.case_id;
  }
  const ref = await findCaseForTracing(scope, context.platform.db, set.case_id);
  return await caseOf(context, scope, set.subject_no, ref?.disease ?? '');
}

async function caseOf(
  context: LevelChangeContext,
  scope: Scope,
  personNo: number,
  disease: string,
): Promise<string | null> {
  const { db } = context.platform;
  const numbers = (await context.people.numbersOf(scope, db, [personNo])).get(personNo) ?? [personNo];
  const cases = await casesOfPeople(scope, db, numbers);
  return cases.find((one) => one.disease === disease && one.classification !== 'NO_CASE')?.caseId ?? null;
}

async function decide(
  context: LevelChangeContext,
  scope: Scope,
  caseId: string,
  rows: readonly PersonRow[],
  input: { readonly decision: 'confirm' | 'drop'; readonly reason?: 'no-exposure' },
): Promise<Outcome<unknown>[]> {
  const personIds = rows.map((row) => row.personId);
  const decided = await decideContacts(context.tracing(), scope, caseId, { ...input, personIds });
  if (!decided.ok) {
    return rows.map(() => decided);
  }
  return decided.value.outcomes.map((outcome) => (outcome.status < 400 ? done(null) : refusalOf(outcome)));
}

function refusalOf({ status, code = '', message = '', messageEn = '' }: RowOutcome): Refusal {
  return { ok: false, status, code, message, messageEn };
}
