import type { Scope } from '../../../platform/access/scope.ts';
import { refusePerson } from '../../../registry/people/index.ts';
import type { DeclarationsContext } from '../doors.ts';
import type { DeclarationInput } from '../rules/read-declaration.ts';
import { submitDeclaration } from './submit-declaration.ts';

/**
 * A helper declares for a person. Who it is comes from the register, not from what was typed: a helper can't write under
 * another name. The record names the helper.
 */
export async function declareForOther(
  context: DeclarationsContext,
  scope: Scope,
  input: DeclarationInput,
  token: string,
): ReturnType<typeof submitDeclaration> {
  const helped = await context.people.helpedBy(scope, context.platform.db, token);
  if (helped === undefined) {
    return refusePerson('assistance-ended');
  }
  const { birthDate: _, ...person } = input.person;
  const { fullName, birthYear } = helped;
  const named = { ...person, fullName, ...(birthYear === null ? {} : { birthYear }) };
  return await submitDeclaration(
    context,
    scope,
    { ...input, person: named },
    { declaredBy: 'relative', enteredBy: null, actedFor: helped, writtenCode: null, counted: 0 },
  );
}
