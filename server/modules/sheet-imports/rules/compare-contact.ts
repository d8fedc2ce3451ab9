import type { SheetField } from './read-heading.ts';
import type { ContactWords } from './read-contact.ts';

type Relation = NonNullable<ContactWords['relation']>;

/** What is noted of a contact today, as far as a sheet may correct it. */
export type ContactToCompare = {
  readonly decision: 'CONFIRMED' | 'DROPPED';
  readonly relation: Relation | null;
  readonly follow_up_office: string | null;
  readonly follow_up_office_name: string | null;
  readonly follow_up_officer: string | null;
  readonly field_versions: Readonly<Record<string, number>>;
};

/** A value of the row that is not that of the contact; `conflict`: somebody changed it after the list left. */
export type ContactDifference = {
  readonly field: Extract<SheetField, 'relation' | 'followUpOffice' | 'followUpOfficer'>;
  /** What the contact says, as it is shown. */
  readonly record: string | null;
  readonly sheet: string;
  readonly kind: 'correct' | 'conflict';
};

/**
 * What a row of our own list of contacts would correct. A blank cell says nothing. A field that nobody changed since the list
 * left is the sender's correction; one that both changed, or of a row without version, is a conflict.
 * @param office the office that the row names, found by its name; undefined where it names none.
 */
export function compareContact(
  stored: ContactToCompare,
  row: Pick<ContactWords, 'version' | 'relation' | 'officer'>,
  office: { readonly id: string; readonly name: string } | undefined,
): ContactDifference[] {
  const said = [
    ['relation', 'relation', stored.relation, row.relation, row.relation === stored.relation],
    [
      'followUpOffice',
      'officeId',
      stored.follow_up_office_name,
      office?.name,
      office?.id === stored.follow_up_office,
    ],
    [
      'followUpOfficer',
      'officer',
      stored.follow_up_officer,
      row.officer ?? undefined,
      row.officer === stored.follow_up_officer,
    ],
  ] as const;
  return said.flatMap(([field, key, record, sheet, isSame]): ContactDifference[] => {
    if (sheet === undefined || isSame) {
      return [];
    }
    const isOlder = row.version === null || (stored.field_versions[key] ?? 1) > row.version;
    return [{ field, record, sheet, kind: isOlder ? 'conflict' : 'correct' }];
  });
}

/** Whether the sender changed confirmed to dropped or back: a decision that somebody else made since is not theirs. */
export function changesDecision(
  stored: Pick<ContactToCompare, 'decision' | 'field_versions'>,
  { status, version }: Pick<ContactWords, 'status' | 'version'>,
): boolean {
  const said = status === 'CONVERTED' ? 'CONFIRMED' : status;
  return (
    said !== null && said !== stored.decision && (stored.field_versions['decision'] ?? 1) <= (version ?? 1)
  );
}
