import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { MessagingContext } from '../context.ts';
import { sendableAt } from '../rules/sending.ts';
import { STOP_HINT } from '../rules/wishes.ts';
import { insertSms, type SmsRow } from '../store/messages.ts';

/** What a text that leaves is for. */
export type SmsPurpose = NonNullable<SmsRow['purpose']>;

/** The account whose own text it is that leaves now; null: the program's. */
export function senderId({ actor }: Scope): string | null {
  return actor.kind === 'account' ? actor.id : null;
}

/** Whether texts of a dataset leave this installation: never simulated ones, and none without a gateway. */
export function textsLeave({ adapter }: Pick<MessagingContext, 'adapter'>, dataset: string): boolean {
  return adapter.name !== 'kept' && dataset === 'live';
}

/** The keyed hash under which what is known of a number is found. @param phone canonical. */
export function phoneHashOf({ platform }: Pick<MessagingContext, 'platform'>, phone: string): Buffer {
  return platform.secrets.blindIndex('sms-phone', phone);
}

/** A text of simulated data says so wherever it is read; one that says so already is left alone. */
export function marked(text: string, dataset: string): string {
  return dataset === 'live' || /mo phong|mô phỏng/iu.test(text) ? text : `MO PHONG. ${text}`;
}

/** A text that leaves, or is kept instead. */
export type NewText = {
  readonly id: string;
  /** Canonical. */
  readonly to: string;
  readonly at: number;
  readonly text: string;
  /** What the list of texts shows of it, where officers may not read it whole. */
  readonly shown?: string;
  /** Leaves at night too, and to who wants no texts. */
  readonly urgent: boolean;
  readonly areaNo: number;
  readonly purpose: SmsPurpose;
};

/** Puts a text into the outbox, or keeps it where nothing leaves: it is sent in the next turn after its quiet hours. */
export async function queueText(
  context: MessagingContext,
  scope: Scope,
  tx: Tx,
  text: NewText,
): Promise<void> {
  const { encrypt } = context.platform.secrets;
  const leaves = textsLeave(context, scope.dataset);
  const hint = text.urgent || context.inbound === null ? '' : STOP_HINT;
  const whole = marked(text.text, scope.dataset) + hint;
  const shown = text.shown === undefined || !leaves ? whole : marked(text.shown, scope.dataset) + hint;
  await insertSms(tx, {
    id: text.id,
    dataset: scope.dataset,
    area_no: text.areaNo,
    direction: 'out',
    state: leaves ? 'waiting' : 'kept',
    at: new Date(text.at),
    phone: encrypt(text.to),
    body: encrypt(shown),
    reply: null,
    declaration_id: null,
    detail: null,
    by_name: scope.actor.name,
    by_id: senderId(scope),
    purpose: text.purpose,
    urgent: text.urgent,
    repeats: true,
    wire: leaves && shown !== whole ? encrypt(whole) : null,
    phone_hash: phoneHashOf(context, text.to),
    queued_at: leaves ? new Date(text.at) : null,
    due_at: leaves ? new Date(sendableAt(text.at, text.urgent)) : null,
    claimed_at: null,
    tries: 0,
  });
}

/** The unit whose officers see a text that this officer sends: the home area where they serve it, else their own. */
export function senderAreaNo({ areas, homeAreaNo }: MessagingContext, scope: Scope): number {
  const home = homeAreaNo();
  if (scope.actor.kind === 'system' || mayIn(scope, 'declaration.record', areas.pathOf(home))) {
    return home;
  }
  const own = scope.grants.map(({ areaId }) => (areaId === null ? undefined : areas.byId(areaId)));
  return own.find((area) => area !== undefined && mayIn(scope, 'declaration.record', area.path))?.no ?? home;
}
