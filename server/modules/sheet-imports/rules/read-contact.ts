import type { sheetProblems } from '../../../../contract/sheet-imports.ts';
import type { SheetField } from './read-heading.ts';
import { readCode } from './read-code.ts';
import { readRelation } from './read-relation.ts';

/** What a row of our own list of contacts says of its contact. */
export type ContactWords = {
  /** Null: nobody has decided on this person yet. */
  readonly id: string | null;
  /** Version that our export carries. */
  readonly version: number | null;
  readonly status: string | null;
  readonly relation: ReturnType<typeof readRelation>;
  /** Name of the office that follows up. */
  readonly office: string | null;
  readonly officer: string | null;
  readonly problems: readonly { readonly code: (typeof sheetProblems)[number]; readonly field: SheetField }[];
};

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/iu;
const LONGEST_NAME = 120;

/**
 * Reads a row of our own list of contacts; null where the row is no such row, but names somebody. Blank cells say nothing.
 * @param acrossCases of a list of contacts of many cases, which names nobody: a row without an id waits.
 */
export function readContact(
  cell: (field: SheetField) => string,
  columns: readonly (SheetField | null)[],
  acrossCases: boolean,
): ContactWords | null {
  const id = UUID.test(cell('contactId')) ? cell('contactId').toLowerCase() : null;
  const isProposed = columns.includes('contactId') && cell('contactId') === '' && cell('personId') !== '';
  if (id === null && !isProposed && !acrossCases) {
    return null;
  }
  const text = (field: SheetField) => (cell(field) === '' ? null : cell(field).slice(0, LONGEST_NAME));
  const relation = cell('relation') === '' ? undefined : readRelation(cell('relation'));
  const [office, officer] = [text('followUpOffice'), text('followUpOfficer')];
  const days = (['firstContactDate', 'lastContactDate'] as const).filter((field) => cell(field) !== '');
  const said = (['relation', 'followUpOffice', 'followUpOfficer'] as const).find(
    (field) => cell(field) !== '',
  );
  return {
    id,
    version: /^\d{1,9}$/u.test(cell('contactVersion')) ? Number(cell('contactVersion')) : null,
    status: readCode('contactStatus', cell('contactStatus')),
    relation,
    office,
    officer,
    problems: [
      ...(id === null && acrossCases
        ? [{ code: 'no-contact-id' as const, field: 'contactId' as const }]
        : id === null && said !== undefined
          ? [{ code: 'undecided-contact' as const, field: 'contactId' as const }]
          : []),
      ...(cell('relation') !== '' && relation === undefined
        ? [{ code: 'bad-relation' as const, field: 'relation' as const }]
        : []),
      ...days.map((field) => ({ code: 'contact-step' as const, field })),
    ],
  };
}
