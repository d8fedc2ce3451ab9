import { label } from '../../../../contract/labels.ts';
import { relations } from '../../../../contract/tracing.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { organisationsNamed } from '../../../registry/organisations/index.ts';
import { casesById } from '../../cases/index.ts';
import { contactsById, editContactWithin, type LinkDetails } from '../../tracing/index.ts';
import type { SheetContext } from '../context.ts';
import { changesDecision, compareContact, type ContactDifference } from '../rules/compare-contact.ts';
import type { JudgedRow } from '../rules/judge-row.ts';
import type { ContactWords } from '../rules/read-contact.ts';
import type { SheetField } from '../rules/read-heading.ts';
import type { RowOutcome } from '../store/rows.ts';
import type { ImportRow } from '../store/tables.ts';

/**
 * A row of our own list of contacts, and whether its values hold where the contact says something else: said for this row by
 * somebody who saw both, never for a whole file.
 */
export type ContactCorrection = { readonly judged: JudgedRow; readonly overwrites: boolean };
type Office = { readonly id: string; readonly name: string };

/**
 * Rows that name a contact by its id, as our list carries it, held against the contact: what they would correct, and why a row
 * waits. Who the person is, and when they met the case, is none of this list's business. A list handed in for a case corrects
 * contacts of that case; one without, as it leaves with contacts of many cases, each contact in its own.
 */
export async function reviewContacts(
  context: Pick<SheetContext, 'people' | 'areas'>,
  scope: Scope,
  db: Db | Tx,
  sheet: Pick<ImportRow, 'plan' | 'case_id'>,
  rows: readonly ContactCorrection[],
): Promise<JudgedRow[]> {
  if (rows.length === 0) {
    return [];
  }
  const stored = await contactsById(
    scope,
    db,
    rows.flatMap(({ judged }) => judged.contact?.id ?? []),
  );
  const { case_id: ofCase } = sheet;
  const caseIds = ofCase === null ? [...stored.values()].map((one) => one.case_id) : [ofCase];
  const ours = await casesToDecide(context, scope, db, caseIds);
  const persons = await context.people.personNos(
    scope,
    db,
    rows.flatMap(({ judged }) => judged.personId ?? []),
  );
  const numbers = await context.people.numbersOf(scope, db, [...persons.values()]);
  const offices = await officesOf(scope, db, rows);
  const at = (field: SheetField) => {
    const column = sheet.plan.columns.indexOf(field);
    return column < 0 ? null : column;
  };
  return rows.map(({ judged, overwrites }) => {
    const words = judged.contact!;
    if (words.id === null) {
      return judged;
    }
    const contact = stored.get(words.id);
    const no = judged.personId === null ? contact?.person_no : persons.get(judged.personId);
    const isPerson = no !== undefined && (numbers.get(no) ?? [no]).includes(contact?.person_no ?? -1);
    if (contact === undefined || !isPerson || (ofCase !== null && !ours.has(ofCase))) {
      return waiting(judged, [{ code: 'unknown-contact', column: at('contactId') }]);
    }
    if (ofCase !== null && contact.case_id !== ofCase) {
      return waiting(judged, [{ code: 'other-case-contact', column: at('contactId') }]);
    }
    if (!ours.has(contact.case_id)) {
      return waiting(judged, [{ code: 'outside-contact', column: at('contactId') }]);
    }
    const office = officeOf(offices, words);
    const differences = compareContact(contact, words, office ?? undefined);
    const conflicts = overwrites ? [] : differences.filter(({ kind }) => kind === 'conflict');
    const settled = differences.filter((one) => !conflicts.includes(one));
    return {
      ...waiting(judged, [
        ...(changesDecision(contact, words)
          ? [{ code: 'contact-step' as const, column: at('contactStatus') }]
          : []),
        ...(office === null ? [{ code: 'unknown-office' as const, column: at('followUpOffice') }] : []),
        ...(contact.decision !== 'CONFIRMED' && (differences.length > 0 || judged.days.length > 0)
          ? [{ code: 'undecided-contact' as const, column: at('contactId') }]
          : []),
        ...conflicts.map(({ field, record }) => ({
          code: 'differs' as const,
          column: at(field),
          record: shown(field, record ?? ''),
        })),
      ]),
      changes: [
        ...judged.changes,
        ...settled.map(({ field, sheet: to }) => ({
          reason: 'updates-record' as const,
          column: at(field),
          to: shown(field, to),
        })),
      ],
    };
  });
}

/** Those of the cases whose contacts the officer decides on: where a case is answered for, or where it stays. */
async function casesToDecide(
  { areas }: Pick<SheetContext, 'areas'>,
  scope: Scope,
  db: Db | Tx,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const cases = await casesById(scope, db, [...new Set(ids)]);
  return new Set(
    cases
      .filter(({ area_no: own, stay_area_no: stay }) =>
        [own, stay].some((no) => mayIn(scope, 'contact.decide', areas.pathOf(no))),
      )
      .map(({ id }) => id),
  );
}

function shown(field: ContactDifference['field'], value: string): string {
  const relation = field === 'relation' ? relations.find((one) => one === value) : undefined;
  return relation === undefined ? value : label('relation', relation, 'vi');
}

/** Offices by folded name, null where several have it. */
async function officesOf(
  scope: Scope,
  db: Db | Tx,
  rows: readonly ContactCorrection[],
): Promise<ReadonlyMap<string, Office | null>> {
  const names = new Set(rows.flatMap(({ judged }) => nameKey(judged.contact?.office ?? null) ?? []));
  const found = await organisationsNamed(scope, db, [...names]);
  return new Map(
    [...Map.groupBy(found, ({ name }) => fold(name))].map(([key, [one, ...others]]) => [
      key,
      one === undefined || others.length > 0 ? null : { id: one.organisationId, name: one.name },
    ]),
  );
}

function nameKey(name: string | null): string | null {
  return name === null ? null : fold(name);
}

/** The office that a row names; null where no single one has the name, undefined where the row names none. */
function officeOf(
  offices: ReadonlyMap<string, Office | null>,
  { office }: ContactWords,
): Office | null | undefined {
  return office === null ? undefined : (offices.get(fold(office)) ?? null);
}

function waiting(judged: JudgedRow, more: JudgedRow['problems']): JudgedRow {
  const problems = [...judged.problems, ...more];
  return { ...judged, problems, state: problems.length === 0 ? 'ready' : 'bad' };
}

/** Corrects the contacts of rows, each as an edit on the screen would: fields changed meanwhile wait, nothing is written over. */
export async function takeContactCorrections(
  context: SheetContext,
  scope: Scope,
  tx: Tx,
  rows: readonly (ContactCorrection & { readonly row: number })[],
): Promise<RowOutcome[]> {
  const stored = await contactsById(
    scope,
    tx,
    rows.flatMap(({ judged }) => judged.contact?.id ?? []),
  );
  const offices = await officesOf(scope, tx, rows);
  const outcomes: RowOutcome[] = [];
  for (const { row, judged, overwrites } of rows) {
    const words = judged.contact!;
    const contact = words.id === null ? undefined : stored.get(words.id);
    const code =
      words.id === null
        ? null
        : contact === undefined
          ? 'not-taken'
          : await correct(context, scope, tx, { contact, words, overwrites, offices });
    const caseId = contact?.case_id ?? null;
    outcomes.push({
      row,
      state: code === null ? 'imported' : 'bad',
      code,
      personId: judged.personId,
      caseId,
    });
  }
  return outcomes;
}

type Correction = {
  readonly contact: LinkDetails;
  readonly words: ContactWords;
  readonly overwrites: boolean;
  readonly offices: ReadonlyMap<string, Office | null>;
};

/** @returns why the contact stayed as it was; null: corrected, or nothing to correct. */
async function correct(
  context: SheetContext,
  scope: Scope,
  tx: Tx,
  { contact, words, overwrites, offices }: Correction,
): Promise<'differs' | 'not-taken' | null> {
  const office = officeOf(offices, words) ?? undefined;
  const fields = new Set(
    compareContact(contact, words, office).map(({ field }): ContactDifference['field'] => field),
  );
  if (fields.size === 0) {
    return null;
  }
  const edited = await editContactWithin(context.tracing, scope, tx, contact.id, {
    version: overwrites ? contact.version : (words.version ?? 0),
    ...(fields.has('relation') ? { relation: words.relation } : {}),
    ...(fields.has('followUpOffice') ? { office } : {}),
    ...(fields.has('followUpOfficer') ? { officer: words.officer } : {}),
  });
  return edited.ok ? null : edited.code === 'request.version-conflict' ? 'differs' : 'not-taken';
}
