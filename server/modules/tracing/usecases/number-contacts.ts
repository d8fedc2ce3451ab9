import type { Scope } from '../../../platform/access/scope.ts';
import type { ChainCaseRow } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import type { ChainContact } from '../store/chain-contacts.ts';

/** A contact who is no case: outside id, number, area of the follow-up. */
export type NumberedPerson = { readonly id: string; readonly no: number; readonly areaNo: number | null };

/** Names of these people as the scope may see them; empty where it may not. */
export async function namesOf(
  context: TracingContext,
  scope: Scope,
  people: readonly NumberedPerson[],
): Promise<string[]> {
  const names = await context.people.namesByNo(
    scope,
    people.map(({ no }) => no),
  );
  return people.map(({ no }) => names.get(no)?.name ?? '');
}

/** Confirmed contacts as nodes after the cases: the case that somebody became, or a person; people only when asked. */
export async function numberContacts(
  context: TracingContext,
  scope: Scope,
  cases: readonly ChainCaseRow[],
  contacts: readonly ChainContact[],
  all: boolean,
  merged: ReadonlyMap<number, number>,
): Promise<{
  people: NumberedPerson[];
  edges: { contact: ChainContact; to: number }[];
}> {
  const nos = [...new Set([...cases, ...contacts].map((one) => one.personNo))];
  const kept = all ? await context.people.resolvedByNo(scope, context.platform.db, nos) : null;
  const ownNo = (no: number) => kept?.get(no)?.personNo ?? merged.get(no) ?? no;
  // The case reported last comes first: it is the one that a contact became.
  const caseOf = new Map(cases.map((one, index) => [ownNo(one.personNo), index] as const).toReversed());
  const people: NumberedPerson[] = [];
  const nodeOf = new Map<number, number>();
  const edges: { contact: ChainContact; to: number }[] = [];
  for (const contact of contacts) {
    const no = ownNo(contact.personNo);
    const known = caseOf.get(no) ?? nodeOf.get(no);
    const person = kept?.get(no) ?? kept?.get(contact.personNo);
    if (known !== undefined) {
      edges.push({ contact, to: known });
    } else if (person !== undefined) {
      const node = cases.length + people.length;
      people.push({ id: person.personId, no, areaNo: contact.areaNo });
      nodeOf.set(no, node);
      edges.push({ contact, to: node });
    }
  }
  return { people, edges };
}
