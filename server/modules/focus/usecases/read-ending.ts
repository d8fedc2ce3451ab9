import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { type CaseRef, caseNodes, readProfiles } from '../../cases/index.ts';
import type { FocusContext } from '../context.ts';
import { mayEndFrom, quietDays } from '../rules/reporting-clock.ts';
import { casesOfFoci, type FocusCaseRow, type FocusRow } from '../store/foci.ts';

/** When a focus may end: by its newest linked case and the quiet days of its disease. */
export type Ending = {
  readonly days: number | null;
  /** Day of the newest linked case, by report; null: none is linked. */
  readonly lastCase: string | null;
  readonly from: string | null;
};

/** When one focus may end. */
export async function endingOf(
  context: FocusContext,
  scope: Scope,
  db: Db | Tx,
  row: FocusRow,
): Promise<Ending> {
  return (await endingsOf(context, scope, db, [row])).endings.get(row.id)!;
}

/** The same of many, with their cases. */
export async function endingsOf(
  _context: FocusContext,
  scope: Scope,
  db: Db | Tx,
  rows: readonly FocusRow[],
): Promise<{
  endings: Map<string, Ending>;
  links: readonly FocusCaseRow[];
  cases: ReadonlyMap<string, CaseRef>;
}> {
  const links = await casesOfFoci(
    scope,
    db,
    rows.map(({ id }) => id),
  );
  const ids = [...new Set(links.map((link) => link.case_id))];
  const cases = new Map((await caseNodes(scope, db, ids)).map((one) => [one.caseId, one]));
  const profiles = await readProfiles(scope, db);
  const endings = rows.map((row): [string, Ending] => {
    const day = localDate(row.found_at.getTime());
    const profile = profiles.of(row.disease, day);
    const days = profile === undefined ? null : quietDays(row.disease, day, profile.incubation.maxDays);
    const dates = links
      .filter((link) => link.focus_id === row.id && link.state === 'LINKED')
      .flatMap((link) => cases.get(link.case_id) ?? [])
      .filter((one) => one.classification !== 'NO_CASE')
      .map((one) => one.reportDate)
      .toSorted((a, b) => b.localeCompare(a));
    const lastCase = dates[0] ?? null;
    return [row.id, { days, lastCase, from: days === null ? null : mayEndFrom(lastCase ?? day, days) }];
  });
  return { endings: new Map(endings), links, cases };
}
