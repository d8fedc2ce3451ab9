import type { Static } from 'typebox';
import type { declarationsApi } from '../../../../contract/declarations.ts';
import type { Answers } from '../../../../lib/forms/index.ts';
import { type Scope, pathsOf } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { DeclarationsContext } from '../doors.ts';
import { readParts } from '../store/changes.ts';
import { listDeclarations } from '../store/list-declarations.ts';
import { presentDeclaration, sightOf } from './present-declaration.ts';

type Shown = Static<(typeof declarationsApi)['GET /declarations/{id}']['reply'][200]>;

/** One declaration of the own areas, with its answers and the code to print again. The look is audited. */
export async function showDeclaration(
  context: DeclarationsContext,
  scope: Scope,
  given: string,
): Promise<Outcome<Shown>> {
  const { platform, areas, people } = context;
  const { db, secrets, clock } = platform;
  const id = given.toLowerCase();
  const areaNos = areas.numbersUnder(pathsOf(scope, 'declaration.read'));
  const page = { order: '-declaredAt' as const, after: null, limit: 1 };
  const [row] = await listDeclarations(scope, db, { areaNos, id }, page);
  const parts = row === undefined ? undefined : await readParts(scope, db, { personNo: row.personNo, id });
  if (row === undefined || parts === undefined) {
    return refuseGeneral('not-found');
  }
  const names = await people.namesByNo(scope, [row.personNo], db);
  const sight = sightOf(context, scope, row.areaNo);
  const open = (sealed: Buffer | null) => (sealed === null ? null : secrets.decrypt(sealed));
  await audit(db, scope, clock.now(), [
    {
      action: 'declaration.read',
      subjectKind: 'declaration',
      subjectId: id,
      areaNo: row.areaNo,
      detail: {},
    },
  ]);
  return done({
    ...presentDeclaration(context, scope, row, names),
    plate: sight.person ? open(parts.plate) : null,
    formVersion: parts.formVersion,
    // Answers tell about health and journeys alike.
    answers: sight.health ? answersOf(open(parts.answers)) : {},
    // Empty once the person was anonymised: the code carries the name.
    code: sight.person ? open(parts.signed) || null : null,
    enteredBy: parts.enteredBy,
    actedBy: sight.person ? ((await people.actorsOf(scope, db, [id])).get(id) ?? null) : null,
    taskOutcome: sight.health ? parts.taskOutcome : null,
    taskNote: sight.health ? open(parts.taskNote) : null,
    taskBy: parts.taskBy,
    taskAt: parts.taskAt?.toISOString() ?? null,
  });
}

function answersOf(text: string | null): Record<string, string | number | string[]> {
  const answers = text === null ? {} : (JSON.parse(text) as Answers);
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, typeof answer === 'object' ? [...answer] : answer]),
  );
}
