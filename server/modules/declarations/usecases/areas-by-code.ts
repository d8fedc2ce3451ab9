import type { Static } from 'typebox';
import type { declarationsApi } from '../../../../contract/declarations.ts';
import { fieldsOf } from '../../../../lib/forms/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { DeclarationsContext } from '../doors.ts';
import type { DeclarationInput } from '../rules/read-declaration.ts';
import { shippedForms } from '../rules/shipped-forms.ts';

type Assisted = Static<(typeof declarationsApi)['POST /declarations/assisted']['body']>;
type Given = Omit<Assisted, 'declaredBy' | 'shortCode' | 'counted' | 'homeCode'>;

/**
 * A declaration of a post, whose phone knows units by the codes of its pack: home, visited places and answers get the
 * units of today's list. A code that is not on it stays unknown for the home, and is refused as an answer.
 */
export function withAreas(
  { areas, platform }: Pick<DeclarationsContext, 'areas' | 'platform'>,
  { dataset }: Pick<Scope, 'dataset'>,
  { visited, ...body }: Given,
  homeCode: string | undefined,
): DeclarationInput {
  const today = localDate(platform.clock.now());
  const units = areas.of(dataset);
  const idOf = (code: string | undefined) => (code === undefined ? undefined : units.byCode(code, today)?.id);
  const areaId = idOf(homeCode);
  // Who is along lives where the declarant lives, unless it is said.
  const withHome = <P extends Given['person']>(person: P): P =>
    areaId === undefined || person.areaId !== undefined ? person : { ...person, areaId };
  const { person, companions, form } = body;
  return {
    ...body,
    person: withHome(person),
    ...(companions === undefined ? {} : { companions: companions.map(withHome) }),
    ...(visited === undefined
      ? {}
      : {
          visited: visited.map(({ areaCode, ...visit }) => {
            const id = visit.areaId ?? idOf(areaCode);
            return id === undefined ? visit : { ...visit, areaId: id };
          }),
        }),
    ...(form === undefined ? {} : { form: { ...form, answers: answersWithIds(form, idOf) } }),
  };
}

function answersWithIds(
  { kind, version, answers }: NonNullable<Given['form']>,
  idOf: (code: string) => string | undefined,
): NonNullable<Given['form']>['answers'] {
  const form = shippedForms.find((one) => one.kind === kind && one.version === version);
  const areaFields = new Set(
    (form === undefined ? [] : fieldsOf(form)).filter(({ type }) => type === 'area').map(({ id }) => id),
  );
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [
      id,
      areaFields.has(id) && typeof answer === 'string' ? (idOf(answer) ?? answer) : answer,
    ]),
  );
}
