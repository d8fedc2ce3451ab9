import { randomBytes } from 'node:crypto';
import { makeShortCode } from '../../../../lib/credentials/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import type { DeclarationsContext } from '../doors.ts';
import { codePayload } from '../rules/code-payload.ts';
import { risksOf, ruleOn, type TaskReason } from '../rules/declaration-rules.ts';
import type { Helped } from '../../../registry/people/index.ts';
import type { Declared } from '../rules/read-declaration.ts';
import type { ReadForm } from '../rules/read-form.ts';
import type { Previous } from './replace-declaration.ts';

/** Code of the worst level among the zones. */
const RED = 'red';

/** What somebody declared, read, and how it came. */
export type Submission = {
  readonly id: string;
  readonly declared: Declared;
  readonly form: ReadForm;
  readonly declaredBy: string;
  /** The officer who entered it; null: it came from a phone. */
  readonly enteredBy: string | null;
  /** The person of the register for whom somebody declares, and who does; null: nobody does. */
  readonly actedFor: Helped | null;
  /** The short code that somebody holds on paper already; null: one is drawn. */
  readonly writtenCode: string | null;
  /** People along who were counted, not named. */
  readonly counted: number;
};

/** Everything about a declaration that is settled before the transaction. */
export type Prepared = Submission & {
  /** People along, named or counted. */
  readonly along: number;
  readonly areaNo: number;
  readonly shortCode: string;
  readonly signed: string;
  readonly credentialId: string;
  readonly atRisk: boolean;
  readonly taskReasons: readonly TaskReason[];
  readonly rule: string;
  readonly validUntil: number;
};

/** Judges a declaration and signs its code. A correction keeps the short code of what it corrects. */
export async function prepare(
  context: DeclarationsContext,
  scope: Scope,
  submission: Submission,
  previous: Previous | null,
): Promise<Prepared> {
  const { areas, signer, homeAreaNo, platform } = context;
  const { declared, form } = submission;
  const { person, companions, at } = declared;
  const along = Math.max(companions.length, submission.counted);
  const rule = ruleOn(localDate(at));
  const validUntil = at + rule.validHours * HOUR_MS;
  const kept = previous !== null && !previous.crossed ? previous.shortCode : null;
  const shortCode = kept ?? submission.writtenCode ?? makeShortCode('declaration', randomBytes(8));
  const area =
    person.areaNo === null ? undefined : (areas.upTo(person.areaNo, 'commune') ?? areas.byNo(person.areaNo));
  const payload = codePayload(shortCode, person, along, area?.code ?? null, form.plate);
  const now = platform.clock.now();
  // A phone may have been offline for longer than the code is good for: then it gets one that has expired.
  const from = validUntil > now ? now : at;
  const { text: signed, id: credentialId } = await signer.issueRevocable(
    scope.dataset,
    'declaration',
    payload,
    { from, until: validUntil },
  );
  const risks = risksOf(rule, { ...declared, redZone: await wasInRedZone(context, scope, submission) });
  return {
    ...submission,
    along,
    areaNo: form.inChargeNo ?? person.areaNo ?? homeAreaNo(),
    shortCode,
    signed,
    credentialId,
    atRisk: risks.length > 0,
    // Who takes a risk back when declaring again is asked about it all the same.
    taskReasons: risks.length === 0 && previous?.task === 'open' ? ['taken-back'] : risks,
    rule: rule.version,
    validUntil,
  };
}

/** Whether a place that was named, not the home, was in a red zone. A red commune does not make all its people due work. */
async function wasInRedZone(
  { areas, zones }: DeclarationsContext,
  scope: Scope,
  { declared, form }: Submission,
): Promise<boolean> {
  const named = [...form.originNos, ...declared.visits.flatMap(({ areaNo }) => areaNo ?? [])];
  if (named.length === 0) {
    return false;
  }
  const zoneAt = await zones(scope);
  return named.some((no) => zoneAt(areas.byNo(no)?.code ?? '', declared.at)?.code === RED);
}
