import { label } from '../../../../contract/labels.ts';
import type { HistoryQuery } from '../../../../contract/history.ts';
import { audit } from '../../audit/audit.ts';
import { historyOf, type HistoryPage } from '../../audit/history.ts';
import { listed, plain, type Readers, yesNo } from '../../audit/history-words.ts';
import type { Platform } from '../../module.ts';
import { refuse as refuseGeneral } from '../../outcomes/general.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import type { Scope } from '../scope.ts';
import type { AreaPaths } from '../sessions.ts';
import { type GrantInput, manageableAccount } from './manage-accounts.ts';

/** Acts that only look. */
export const LOOKS = ['account.history'];

/** What was done to an account that the scope administers; audited. */
export async function showAccountHistory(
  platform: Platform,
  areas: { readonly paths: AreaPaths; readonly nameOf: (id: string) => string | undefined },
  scope: Scope,
  id: string,
  query: HistoryQuery,
): Promise<Outcome<HistoryPage>> {
  const account = await manageableAccount(platform, areas.paths, scope, id.toLowerCase());
  if (account === null) {
    return refuseGeneral('not-found');
  }
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'account.history', subjectKind: 'account', subjectId: account.id },
  ]);
  const of = {
    subjectIds: [account.id],
    looks: LOOKS,
    readers: () => readersWith(areas.nameOf),
  };
  return done(await historyOf({ ...platform, areaName: areas.nameOf }, scope, of, query));
}

function readersWith(nameOf: (id: string) => string | undefined): Readers {
  return {
    name: plain,
    roles: listed((grant) => {
      const { role, areaId } = grant as GrantInput;
      const area = areaId === null ? undefined : nameOf(areaId);
      const inArea = area === undefined ? '' : ` – ${area}`;
      return { vi: `${label('role', role, 'vi')}${inArea}`, en: `${label('role', role, 'en')}${inArea}` };
    }),
    suspended: yesNo,
    resetPassword: yesNo,
    resetTotp: yesNo,
    unlinkSso: yesNo,
    relinkSso: yesNo,
    phone: plain,
    email: plain,
    staffCode: plain,
  };
}
