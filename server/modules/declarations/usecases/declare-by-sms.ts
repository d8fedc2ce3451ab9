import type { SmsGap } from '../../../../lib/forms/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { DeclarationsContext } from '../doors.ts';
import type { DeclarationInput } from '../rules/read-declaration.ts';
import { readMessage } from './read-sms.ts';
import { submitDeclaration } from './submit-declaration.ts';

/** What became of a text. */
export type DeclaredBySms =
  | {
      readonly kind: 'declared';
      readonly id: string;
      readonly areaNo: number;
      readonly shortCode: string;
      /** Unix ms. */
      readonly validUntil: number;
      readonly atRisk: boolean;
    }
  | { readonly kind: 'incomplete'; readonly gaps: readonly SmsGap[] }
  | { readonly kind: 'refused'; readonly code: string };

/** A text of a phone, with an id of its own: the same text handed in again is the same declaration. */
export type SmsText = {
  readonly id: string;
  readonly from: string;
  readonly text: string;
  /** Unix ms. */
  readonly at: number;
};

/**
 * Makes a declaration of a text without anybody's hand. Only what is complete is taken: whoever sent the rest is asked for
 * what it lacks. A commune that the text does not name clearly counts as not said: nobody is put into another one.
 */
export async function declareBySms(
  context: DeclarationsContext,
  scope: Scope,
  { id, from, text, at }: SmsText,
): Promise<DeclaredBySms> {
  const said = readMessage(context, text);
  const areaId = clearlyNamed(context, said.areas);
  const gaps: SmsGap[] = [
    ...said.gaps,
    ...(areaId === null && !said.gaps.includes('place') ? (['place'] as const) : []),
  ];
  if (gaps.length > 0 || areaId === null) {
    return { kind: 'incomplete', gaps };
  }
  const declared = await submitDeclaration(
    context,
    scope,
    {
      id,
      person: {
        fullName: said.fullName,
        areaId,
        // Who writes for somebody else may name that one's phone.
        ...((said.phone ?? from) === '' ? {} : { phone: said.phone ?? from }),
        ...(said.birthDate === null ? {} : { birthDate: said.birthDate }),
        ...(said.birthYear === null ? {} : { birthYear: said.birthYear }),
        ...(said.cccd === null ? {} : { cccd: said.cccd }),
      },
      symptoms: said.symptoms as DeclarationInput['symptoms'],
      exposures: said.exposures as DeclarationInput['exposures'],
      declaredAt: new Date(at).toISOString(),
    },
    { declaredBy: 'sms', enteredBy: null, actedFor: null, writtenCode: null, counted: said.companions },
  );
  if (!declared.ok) {
    return { kind: 'refused', code: declared.code };
  }
  const { shortCode, validUntil, atRisk } = declared.value;
  const areaNo = context.areas.byId(areaId)?.no ?? context.homeAreaNo();
  return { kind: 'declared', id, areaNo, shortCode, validUntil: Date.parse(validUntil), atRisk };
}

/** The one unit of the own province of that name, else the only one of the country; null where there are several. */
function clearlyNamed(
  { areas, homeAreaNo }: Pick<DeclarationsContext, 'areas' | 'homeAreaNo'>,
  found: readonly { readonly id: string }[],
): string | null {
  const home = areas.byNo(homeAreaNo())?.path ?? '';
  const near = found.filter(({ id }) => areas.byId(id)?.path.startsWith(home));
  const [only, ...others] = near.length > 0 ? near : found;
  return only !== undefined && others.length === 0 ? only.id : null;
}
