import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { type CaseRef, casesOfPeople, findCaseForTracing } from '../../cases/index.ts';
import { latestResults, resultsOfTube, type TubeRelease } from '../../laboratory/index.ts';
import { type ContactState, contactStates, exposedBy } from '../../tracing/index.ts';
import type { LevelChangeContext } from '../context.ts';
import { countMoves } from '../rules/diff-levels.ts';
import { proposeEnd } from '../rules/propose.ts';
import { testRuleOn } from '../rules/test-rules.ts';
import { supersedeSets } from '../store/rows.ts';
import { closeTakenOver, openSetsOf } from '../store/sets.ts';
import type { Basis, ChangeCause } from '../types.ts';
import { type ListedPerson, listChange } from './list-change.ts';
import { knownPeople } from './person-facts.ts';

/** A released or corrected result, as its event came. */
export type ResultEvent = {
  readonly cursor: string;
  readonly dataset: string;
  readonly at: Date;
  readonly payload: { readonly tubeId: string; readonly revision: number };
};

/** What one person's result is followed by. */
type Subject = {
  readonly personNo: number;
  readonly numbers: readonly number[];
  readonly test: TubeRelease['now'];
  readonly corrected: boolean;
  readonly event: ResultEvent;
};

/** Follows a result: what was listed because of the tube's former value is taken over, then each person is looked at. */
export async function followResult(context: LevelChangeContext, event: ResultEvent): Promise<void> {
  const scope = systemScope('level-changes.follow-result', event.dataset);
  const { db } = context.platform;
  const release = await resultsOfTube(scope, db, event.payload.tubeId);
  // A later correction has its own event, which says more.
  if (release === undefined || release.revision !== event.payload.revision) {
    return;
  }
  const corrected = event.payload.revision > 1;
  if (corrected && release.before === release.now.result) {
    return;
  }
  const numbers = await context.people.numbersOf(
    scope,
    db,
    release.people.map((person) => person.personNo),
  );
  await db.transaction().execute(async (tx) => {
    if (corrected) {
      await takeOver(context, scope, tx, event.payload.tubeId);
    }
    for (const { personNo } of release.people) {
      const own = numbers.get(personNo) ?? [personNo];
      const subject = { personNo, numbers: own, test: release.now, corrected, event };
      if (release.now.result === 'POSITIVE') {
        await listPositive(context, scope, tx, subject);
      } else if (release.before === 'POSITIVE') {
        await listNoLongerPositive(context, scope, tx, subject);
      }
      if (release.now.result === 'NEGATIVE') {
        await listNegative(context, scope, tx, subject);
      }
    }
  });
}

async function takeOver(context: LevelChangeContext, scope: Scope, tx: Tx, tubeId: string): Promise<void> {
  const sets = await openSetsOf(scope, tx, { tubeId });
  const caseIds = [...new Set(sets.map((set) => set.case_id))];
  await supersedeSets(
    scope,
    tx,
    caseIds,
    sets.map((set) => set.id),
  );
  for (const caseId of caseIds) {
    await closeTakenOver(scope, tx, caseId, context.platform.clock.now());
  }
}

/** Where the person is a contact, in cases of the disease that stand; nearest and longest exposure first. */
async function contactOf(
  scope: Scope,
  tx: Tx,
  { numbers, test }: Subject,
): Promise<{ state: ContactState; ref: CaseRef }[]> {
  const found: { state: ContactState; ref: CaseRef }[] = [];
  for (const state of await contactStates(scope, tx, numbers)) {
    const ref = await findCaseForTracing(scope, tx, state.caseId);
    if (ref !== undefined && ref.disease === test.disease && ref.classification !== 'NO_CASE') {
      found.push({ state, ref });
    }
  }
  return found.filter(({ state }) => state.decision !== 'DROPPED');
}

async function standingCases(scope: Scope, tx: Tx, { numbers, test }: Subject): Promise<CaseRef[]> {
  return (await casesOfPeople(scope, tx, numbers)).filter(
    (one) => one.disease === test.disease && one.classification !== 'NO_CASE',
  );
}

/** A positive contact: conversion to a case, and whom the contact exposed becomes F1 of that case. */
async function listPositive(
  context: LevelChangeContext,
  scope: Scope,
  tx: Tx,
  subject: Subject,
): Promise<void> {
  const { test } = subject;
  const sampleDate = localDate(test.sampledAt);
  const classification = testRuleOn(sampleDate).positive[test.kind];
  const [nearest] = await contactOf(scope, tx, subject);
  if (
    classification === undefined ||
    nearest === undefined ||
    (await standingCases(scope, tx, subject)).length > 0
  ) {
    return;
  }
  const { state, ref } = nearest;
  const basis: Basis = {
    disease: test.disease,
    classification,
    kind: test.kind,
    sampleDate,
    resultDate: localDate(test.resultAt),
  };
  const exposed = state.level === 1 ? await exposedBy(scope, tx, ref.caseId, subject.numbers) : [];
  const people: ListedPerson[] = [
    {
      personNo: state.personNo,
      from: state.level,
      to: 0,
      reason: 'TESTED_POSITIVE',
      proposal: 'CONVERT_TO_CASE',
      order: null,
      basis,
    },
    ...exposed.map((one): ListedPerson => ({
      personNo: one.personNo,
      from: 2,
      to: 1,
      reason: 'EXPOSED_BY_POSITIVE',
      proposal: one.isCase ? 'NONE' : 'CONFIRM_CONTACT',
      order: null,
    })),
  ];
  await list(
    context,
    scope,
    tx,
    subject,
    ref,
    subject.corrected ? 'RESULT_CORRECTED' : 'RESULT_POSITIVE',
    people,
  );
}

/** A negative F1: F2 whom only negative F1 exposed may be released. */
async function listNegative(
  context: LevelChangeContext,
  scope: Scope,
  tx: Tx,
  subject: Subject,
): Promise<void> {
  const { test } = subject;
  for (const { state, ref } of await contactOf(scope, tx, subject)) {
    if (state.level !== 1 || !tells(test, state.lastAt)) {
      continue;
    }
    const exposed = await exposedBy(scope, tx, ref.caseId, subject.numbers);
    const negative = await negativeAmong(
      context,
      scope,
      tx,
      ref,
      exposed.flatMap((one) => one.viaNos),
    );
    const free = exposed.filter((one) =>
      one.viaNos.every((no) => subject.numbers.includes(no) || negative.has(no)),
    );
    const known = await knownPeople(
      context,
      scope,
      tx,
      ref.caseId,
      free.map((one) => one.personNo),
    );
    const people = free
      .map((one): ListedPerson => {
        const facts = known.get(one.personNo)!;
        return {
          personNo: one.personNo,
          from: 2,
          to: null,
          ...proposeEnd('EXPOSED_BY_NEGATIVE', facts),
          order: facts.order,
        };
      })
      .filter((one) => one.proposal !== 'NONE');
    if (people.length > 0) {
      await list(
        context,
        scope,
        tx,
        subject,
        ref,
        subject.corrected ? 'RESULT_CORRECTED' : 'RESULT_NEGATIVE',
        people,
      );
    }
  }
}

/** Whether a negative test says something: of a kind that counts, taken after the last exposure. */
function tells(
  test: { readonly kind: TubeRelease['now']['kind']; readonly sampledAt: number },
  lastAt: number,
): boolean {
  return testRuleOn(localDate(test.sampledAt)).negative.includes(test.kind) && test.sampledAt > lastAt;
}

/** F1 of the case among these people whose newest test that counts is negative. */
async function negativeAmong(
  context: LevelChangeContext,
  scope: Scope,
  tx: Tx,
  ref: CaseRef,
  personNos: readonly number[],
): Promise<Set<number>> {
  const nos = [...new Set(personNos)];
  const numbers = await context.people.numbersOf(scope, tx, nos);
  const all = [...new Set([...numbers.values()].flat())];
  const results = (await latestResults(scope, tx, all)).filter((one) => one.disease === ref.disease);
  const states = (await contactStates(scope, tx, all)).filter((one) => one.caseId === ref.caseId);
  return new Set(
    nos.filter((no) => {
      const own = numbers.get(no) ?? [no];
      const lastAt = states.find((one) => own.includes(one.personNo))?.lastAt;
      const tests = results.filter((one) => own.includes(one.personNo));
      const after = tests.filter((one) => lastAt !== undefined && tells(one, lastAt));
      return (
        after.some((one) => one.result === 'NEGATIVE') && tests.every((one) => one.result !== 'POSITIVE')
      );
    }),
  );
}

/** A result that was positive and is not: the case that it made may be discarded, when no other test holds it. */
async function listNoLongerPositive(
  context: LevelChangeContext,
  scope: Scope,
  tx: Tx,
  subject: Subject,
): Promise<void> {
  const results = await latestResults(scope, tx, subject.numbers);
  if (results.some((one) => one.disease === subject.test.disease && one.result === 'POSITIVE')) {
    return;
  }
  for (const ref of await standingCases(scope, tx, subject)) {
    const person: ListedPerson = {
      personNo: ref.personNo,
      from: 0,
      to: null,
      reason: 'NO_LONGER_POSITIVE',
      proposal: 'DISCARD_CASE',
      order: null,
      basis: {
        disease: ref.disease,
        classification: ref.classification as Basis['classification'],
        kind: subject.test.kind,
      },
    };
    await list(context, scope, tx, subject, ref, 'RESULT_CORRECTED', [person]);
  }
}

async function list(
  context: LevelChangeContext,
  scope: Scope,
  tx: Tx,
  subject: Subject,
  ref: CaseRef,
  cause: ChangeCause,
  people: readonly ListedPerson[],
): Promise<void> {
  const { event, personNo } = subject;
  const name = `level-change ${event.dataset} ${event.payload.tubeId} ${event.payload.revision} ${ref.caseId} ${personNo} ${people[0]!.proposal}`;
  await listChange(context, scope, tx, {
    id: namedUuid7(event.at.getTime(), name),
    ref,
    cause,
    causedAt: event.at.getTime(),
    subjectNo: personNo,
    tubeId: event.payload.tubeId,
    moves: countMoves(people),
    people,
  });
}
