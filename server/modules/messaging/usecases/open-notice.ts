import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { messagingApi } from '../../../../contract/messaging.ts';
import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PersonSummary } from '../../../registry/people/index.ts';
import type { MessagingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { isNamed, type PhoneUser, yearIsShared } from '../rules/tell-apart.ts';
import { markOpened, noticeByCode, type NoticeRow } from '../store/notices.ts';

type Opened = Static<(typeof messagingApi)['POST /messages/notices/open']['reply'][200]>;

/**
 * Shows a message to who holds its link and says the year of birth of the person it is for; and the name, where others who
 * use the phone were born in the year that was said. That question, too, is the same whoever the message is for, and a wrong
 * year or name is one refusal.
 */
export async function openNotice(
  context: MessagingContext,
  scope: Scope,
  { code, birthYear, name }: Body<(typeof messagingApi)['POST /messages/notices/open']>,
): Promise<Outcome<Opened>> {
  const { platform, people } = context;
  const { db, clock, secrets } = platform;
  const now = new Date(clock.now());
  const given = code.trim().toUpperCase();
  const notice = await noticeByCode(scope, db, secrets.blindIndex('notice', given), now);
  const reader = systemScope('messaging', scope.dataset);
  const person =
    notice === undefined ? undefined : (await people.byNos(reader, [notice.personNo])).get(notice.personNo);
  const users =
    notice === undefined || person === undefined ? [] : await usersOf(context, reader, notice, person);
  const asksName = yearIsShared(users, birthYear);
  const checked = await people.checkAnswer(scope, `notice ${given}`, () =>
    Promise.resolve(
      person !== undefined &&
        person.birthYear === birthYear &&
        (!asksName || name === undefined || isNamed(name, person, users)),
    ),
  );
  if (asksName && name === undefined && (checked.ok || checked.code === 'person.check-failed')) {
    return refuse('name-needed');
  }
  if (!checked.ok) {
    return checked;
  }
  await markOpened(scope, db, notice!.id, now);
  return done({
    name: person!.fullName,
    text: secrets.decrypt(notice!.body),
    at: notice!.at.toISOString(),
  });
}

/** Who may hold the phone that the link went to: all who have the number, that of the person now, and the person's household. */
async function usersOf(
  { platform, people }: MessagingContext,
  reader: Scope,
  notice: NoticeRow,
  person: PersonSummary,
): Promise<PhoneUser[]> {
  const { db, secrets } = platform;
  const sentTo = notice.phone === null ? [] : [secrets.decrypt(notice.phone)];
  const phones = [...new Set([...sentTo, ...(person.phone === null ? [] : [person.phone])])];
  const holders = [...(await people.byPhones(reader, db, phones)).values()].flat();
  const home = (await people.householdMembers(reader, db, [notice.personNo])).get(notice.personNo) ?? [];
  const nos = [...new Set([notice.personNo, ...holders, ...home])];
  const found = new Map([...(await people.byNos(reader, nos)).values()].map((one) => [one.id, one]));
  return [...found.values()];
}
