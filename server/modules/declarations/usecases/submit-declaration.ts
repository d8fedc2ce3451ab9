import type { Static } from 'typebox';
import type { declarationsApi } from '../../../../contract/declarations.ts';
import { parseShortCode } from '../../../../lib/credentials/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvents } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { type Outcome, done } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { DeclarationsContext } from '../doors.ts';
import { refuse } from '../refusals.ts';
import { type DeclarationInput, readDeclaration } from '../rules/read-declaration.ts';
import { readForm } from '../rules/read-form.ts';
import { lockPrevious, type PreviousKey } from '../store/changes.ts';
import {
  type NewDeclaration,
  claimShortCode,
  insertDeclaration,
  isCodeTaken,
  readReceipt,
} from '../store/declarations.ts';
import { makePeople } from './make-people.ts';
import { lookUpVisits } from './look-up-visits.ts';
import { prepare, type Prepared, type Submission } from './prepare-declaration.ts';
import { lookForPrevious, type Previous, previousKey, replacePrevious } from './replace-declaration.ts';

type Receipt = Static<(typeof declarationsApi)['POST /declarations']['reply'][201]>;
type Key = { readonly personNo: number; readonly id: string };

/**
 * What was prepared no longer holds: somebody has the short code already (595 million exist, so a second draw all but
 * always succeeds), or the declaration to replace was used at a gate meanwhile.
 */
class Overtaken extends Error {}
const TRIES = 5;

/**
 * Accepts a health declaration: its people, the declaration, counters, event and receipt in one transaction.
 * Repeatable by its id; a repeat answers the same signed code. Declared visits become presence after it, by event.
 * @param by who declared, the officer who entered it where one did, and the code that was written on paper before.
 */
export async function submitDeclaration(
  context: DeclarationsContext,
  scope: Scope,
  input: DeclarationInput,
  by: Omit<Submission, 'id' | 'declared' | 'form'>,
): Promise<Outcome<Receipt>> {
  const { platform, areas } = context;
  const now = platform.clock.now();
  const areaNo = (id: string) => areas.byId(id)?.no;
  const declared = readDeclaration(input, now, { today: localDate(now), areaNo });
  if (!declared.ok) {
    return declared;
  }
  const form = readForm(input.form, localDate(declared.value.at), { areaNo });
  if (!form.ok) {
    return form;
  }
  const written = by.writtenCode === null ? null : parseShortCode(by.writtenCode);
  if (written !== null && !(written.ok && written.value.kind === 'declaration')) {
    return refuse('bad-code', { fields: { shortCode: 'invalid' } });
  }
  const writtenCode = written?.ok === true ? written.value.code : null;
  const id = input.id.toLowerCase();
  // A repeat is known by what was declared, and by what was written on paper where something was.
  const onPaper = {
    ...(writtenCode !== null && { writtenCode }),
    ...(by.counted > 0 && { counted: by.counted }),
  };
  const given = { ...input, id, ...onPaper };
  const request = { id, kind: 'declaration', content: [scope.dataset, given], at: now };
  const submission = { id, declared: declared.value, form: form.value, ...by, writtenCode };
  const key = previousKey(input.replaces);
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt(context, scope, request, submission, key);
    } catch (error) {
      if (!(error instanceof Overtaken) || tried === TRIES) {
        throw error;
      }
    }
  }
}

async function attempt(
  context: DeclarationsContext,
  scope: Scope,
  request: Parameters<typeof once>[1],
  submission: Submission,
  key: PreviousKey | null,
): Promise<Outcome<Receipt>> {
  const previous = await lookForPrevious(context, scope, key);
  const prepared = await prepare(context, scope, submission, previous);
  return await context.platform.db.transaction().execute(async (tx) => {
    // The receipt holds keys only: the signed code carries the name.
    const stored = await once(tx, request, async () => {
      const locked = key === null ? null : await lockPrevious(scope, tx, key);
      if (locked === undefined || (key !== null && previous === null)) {
        return refuse('unknown-previous');
      }
      if (locked !== null && locked.replacedBy !== null) {
        return refuse('replaced-before');
      }
      if (submission.writtenCode !== null && (await isCodeTaken(tx, submission.writtenCode))) {
        return refuse('code-taken', { fields: { shortCode: 'taken' } });
      }
      return done(await store(context, scope, tx, prepared, previous), 201);
    });
    return stored.ok ? done(await handOut(context, scope, tx, stored.value), stored.status) : stored;
  });
}

async function store(
  context: DeclarationsContext,
  scope: Scope,
  tx: Tx,
  prepared: Prepared,
  previous: Previous | null,
): Promise<Key> {
  const { clock } = context.platform;
  const { id, declared, areaNo, atRisk, shortCode } = prepared;
  const { person, companions, at } = declared;
  const { actedFor } = prepared;
  const { declarantNo: personNo, companionNos } = await makePeople(
    context,
    scope,
    tx,
    person,
    companions,
    actedFor?.personNo ?? null,
  );
  if (actedFor !== null) {
    const { name, relation } = actedFor;
    await context.people.noteAct(scope, tx, {
      personNo,
      factId: id,
      kind: 'declaration',
      name,
      relation,
      at,
    });
  } else if (prepared.declaredBy === 'officer' && prepared.enteredBy !== null) {
    const [name, relation] = [prepared.enteredBy, 'officer'] as const;
    await context.people.noteAct(scope, tx, {
      personNo,
      factId: id,
      kind: 'declaration',
      name,
      relation,
      at,
    });
  }
  if (previous !== null) {
    if ((await context.crossedWith(scope, tx, previous)) !== previous.crossed) {
      throw new Overtaken();
    }
    await replacePrevious(context, scope, tx, previous, { id, personNo });
  }
  const keepsCode = previous !== null && !previous.crossed;
  if (!keepsCode && !(await claimShortCode(scope, tx, { shortCode, id, personNo }))) {
    throw new Overtaken();
  }
  const visits = await lookUpVisits(context, scope, tx, declared.visits);
  await insertDeclaration(scope, tx, rowOf(context, prepared, { personNo, companionNos, visits }));
  if (prepared.enteredBy !== null) {
    await audit(tx, scope, clock.now(), [
      { action: 'declaration.assisted', subjectKind: 'declaration', subjectId: id, areaNo },
    ]);
  }
  const delta = { dataset: scope.dataset, areaNo, at, by: 1 };
  await addFigures(tx, [
    { metric: 'declarations.made', ...delta },
    ...(atRisk ? [{ metric: 'declarations.at-risk', ...delta }] : []),
  ]);
  const places = visits.filter((visit) => visit.placeNo !== null).length;
  const event = { dataset: scope.dataset, at: clock.now() };
  await appendEvents(tx, [
    {
      ...event,
      topic: 'declarations.submitted',
      payload: {
        declarationId: id,
        personNo,
        areaNo,
        atRisk,
        companions: companionNos.length,
        places,
        ...(previous === null ? {} : { replaces: previous.id }),
      },
    },
    ...(prepared.taskReasons.length === 0
      ? []
      : [
          {
            ...event,
            topic: 'declarations.task' as const,
            payload: { declarationId: id, areaNo, state: 'open' as const },
          },
        ]),
  ]);
  return { personNo, id };
}

/** The row to write: what tells who it is is encrypted here. */
function rowOf(
  { platform }: DeclarationsContext,
  prepared: Prepared,
  made: Pick<NewDeclaration, 'personNo' | 'companionNos' | 'visits'>,
): NewDeclaration {
  const { secrets, clock } = platform;
  const { declared, form } = prepared;
  const { person, companions, at } = declared;
  const texts = declared.visits.map(({ text, placeCode }) => ({ text, placeCode }));
  return {
    ...prepared,
    ...made,
    symptoms: declared.symptoms,
    exposures: declared.exposures,
    deviceAt: declared.deviceAt,
    signed: secrets.encrypt(prepared.signed),
    declared: secrets.encrypt(JSON.stringify({ person, companions, visits: texts })),
    phoneIndex: person.phone === null ? null : secrets.blindIndex('phone', person.phone),
    form: form.kind,
    formVersion: form.version,
    answers: form.version === null ? null : secrets.encrypt(JSON.stringify(form.answers)),
    plate: form.plate === null ? null : secrets.encrypt(form.plate),
    plateIndex: form.plate === null ? null : secrets.blindIndex('plate', form.plate),
    declaredAt: at,
    receivedAt: clock.now(),
  };
}

async function handOut(context: DeclarationsContext, scope: Scope, tx: Tx, key: Key): Promise<Receipt> {
  const { id, shortCode, signed, validUntil, atRisk } = (await readReceipt(scope, tx, key))!;
  const code = context.platform.secrets.decrypt(signed);
  return { id, shortCode, code, validUntil: validUntil.toISOString(), atRisk };
}
