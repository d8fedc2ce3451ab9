import type { Body, Reply } from '../../../../contract/kit.ts';
import type { privacyApi } from '../../../../contract/privacy.ts';
import { roleTable } from '../../../../contract/rights.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { listLooksAt } from '../../../platform/audit/list-looks.ts';
import { type After, type LookRow, looksAt } from '../../../platform/audit/looks.ts';
import { cursorForm, encodeCursor, readCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PrivacyContext } from '../context.ts';
import { actWords, listWords } from '../rules/acts.ts';
import { recordIds } from './held.ts';
import { personOfToken } from './prove.ts';

type Api = typeof privacyApi;
type Pages = { readonly acts: After; readonly files: After };
const SHOWN = 50;

/**
 * Who looked at the records of whoever holds the token, or loaded a list with them, the newest first: role and area, never an
 * officer's name. Two trails are merged, each read on from where its last page ended.
 */
export async function showLooks(
  context: PrivacyContext,
  { token, cursor }: Body<Api['POST /public/privacy/looks']>,
): Promise<Outcome<Reply<Api['POST /public/privacy/looks']>>> {
  const person = await personOfToken(context, token);
  if (!person.ok) {
    return person;
  }
  const { db } = context.platform;
  const scope = systemScope('privacy', context.publicDataset);
  const nos = await context.people.mergedNos(scope, person.value.personNo);
  const ids = await recordIds(context, scope, nos);
  const homes = [...new Set((await context.people.householdNos(scope, db, nos)).values())];
  const households = homes.length === 0 ? [] : await context.people.households(scope, db, { nos: homes });
  const own = [...new Set([person.value.personId, ...ids])];
  const pages = readPages(cursor);
  if (!pages.ok) {
    return pages;
  }
  const after = pages.value;
  const limit = SHOWN + 1;
  const acts = await looksAt(scope, db, own, { after: after.acts, limit });
  const files = await listLooksAt(scope, db, [...own, ...households.map(({ id }) => id)], {
    after: after.files,
    limit,
  });
  // Sorting keeps the order within a trail, so a page ends at one row of each.
  const all = [
    ...acts.map((look) => ({ ...look, ...actWords(look.action), trail: 'acts' as const, id: look.seq })),
    ...files.map((look) => ({
      ...look,
      ...listWords(look.list),
      reason: null,
      trail: 'files' as const,
      id: look.exportId,
    })),
  ].toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const page = all.slice(0, SHOWN);
  const endOf = (trail: keyof Pages): After => {
    const last = page.findLast((look) => look.trail === trail);
    return last === undefined ? after[trail] : { at: last.at.toISOString(), id: last.id };
  };
  return done({
    items: page.map(({ at, by, role, areaId, what, whatEn, reason }) => ({
      at: at.toISOString(),
      ...whoLooked(by, role),
      areaName: areaId === null ? null : (context.areas.byId(areaId)?.fullName ?? null),
      what,
      whatEn,
      reason,
    })),
    next: all.length > SHOWN ? encodeCursor([...placed(endOf('acts')), ...placed(endOf('files'))]) : null,
  });
}

const orNone = (form: (value: unknown) => boolean) => (value: unknown) => value === '' || form(value);

/** Both places to go on from; at the newest without a cursor. */
function readPages(cursor: string | undefined): Outcome<Pages> {
  const at = orNone(cursorForm.instant);
  const read = readCursor(cursor, [at, orNone(cursorForm.whole), at, orNone(cursorForm.id)]);
  if (!read.ok) {
    return read;
  }
  const [actsAt = '', actsId = '', filesAt = '', filesId = ''] = read.value ?? [];
  return done({ acts: place(actsAt, actsId), files: place(filesAt, filesId) });
}

const place = (at: string, id: string): After => (at === '' || id === '' ? null : { at, id });
const placed = (after: After): string[] => [after?.at ?? '', after?.id ?? ''];

/** Whoever looked, in the words of the person whose record it was. */
function whoLooked(by: LookRow['by'], role: LookRow['role']): { role: string; roleEn: string } {
  const name = role === null ? null : roleTable[role];
  if (by === 'program') {
    return { role: 'Hệ thống', roleEn: 'The system itself' };
  }
  if (by === 'key') {
    return {
      role: `Hệ thống khác được cấp quyền${name === null ? '' : `: ${name.vi}`}`,
      roleEn: `Another system that was given access${name === null ? '' : `: ${name.en}`}`,
    };
  }
  return {
    role: name?.vi ?? 'Cán bộ (nay không còn vai trò)',
    roleEn: name?.en ?? 'An officer (holds no role any more)',
  };
}
