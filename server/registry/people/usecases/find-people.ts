import { nameKeys, type Word } from '../../../../lib/vietnamese/index.ts';
import { pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { lookOutside } from '../../../platform/access/usecases/look-outside.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { inDuty } from '../rules/access.ts';
import { cardHash, identifierHash, phoneHash } from '../rules/keys.ts';
import { type NameQuery, readSearch, type SearchQuery } from '../rules/search-query.ts';
import { readKeyHolders, readKeyOwners } from '../store/keys.ts';
import { type PersonHead, readHeads } from '../store/read-people.ts';
import { type NameHit, searchNames } from '../store/search.ts';
import type { PeopleContext, PersonSummary } from '../types.ts';
import { followMerged } from './load-people.ts';
import { summariesByNo } from './show-people.ts';

const MOST = 20;
/** So many times the limit is looked at, so that whole names can be put before names that only contain the words. */
const LOOKED_AT = 3;

/**
 * People by name, phone, identity number or card code; own areas first, at most 20. What is shown of each follows
 * its area and the scope's reason: whom a reason shows whole is opened like a record, by a pass that somebody reviews.
 */
export async function findPeople(
  context: PeopleContext,
  scope: Scope,
  query: { readonly q: string; readonly limit?: number | undefined },
): Promise<Outcome<{ items: PersonSummary[]; next: null; total: null }>> {
  const { db, clock } = context.platform;
  const found = await findNumbers(context, scope, query.q, Math.min(query.limit ?? MOST, MOST));
  if (!found.ok) {
    return found;
  }
  const nos = found.value;
  const opened = scope.reason === undefined ? [] : await openAll(context, scope, nos);
  const shown = await summariesByNo(context, scope, db, nos);
  const items = nos.flatMap((no) => shown.get(no) ?? []);
  await audit(db, scope, clock.now(), [
    { action: 'person.search', detail: { shown: items.length } },
    ...opened.map(({ id, areaNo }) => ({
      action: 'person.read',
      subjectKind: 'person',
      subjectId: id,
      areaNo,
    })),
  ]);
  return done({ items, next: null, total: null });
}

/** Opens those of these records that only a reason shows whole. @returns them. */
async function openAll(context: PeopleContext, scope: Scope, nos: readonly number[]): Promise<PersonHead[]> {
  const heads = await readHeads(scope, context.platform.db, nos);
  const outside = [...heads.values()].filter(
    ({ areaNo, restrictedAt }) => restrictedAt !== null || !inDuty(scope, context.areas.pathOf(areaNo)),
  );
  for (const { id, areaNo } of outside) {
    await lookOutside(context.platform, scope, { kind: 'person', id, areaNo });
  }
  return outside;
}

/** Numbers of the kept records that a search text finds, own areas first. Shows nothing, so audits nothing. */
export async function findNumbers(
  context: PeopleContext,
  scope: Scope,
  q: string,
  limit: number,
): Promise<Outcome<number[]>> {
  const read = readSearch(q);
  if (!read.ok) {
    return read;
  }
  if (read.value.by === 'name') {
    return done(await byName(context, scope, read.value, limit));
  }
  const numbered = await byNumber(context, scope, read.value, limit);
  const { orName } = read.value;
  return done(
    numbered.length > 0 || orName === null ? numbered : await byName(context, scope, orName, limit),
  );
}

async function byName(
  context: PeopleContext,
  scope: Scope,
  { words }: NameQuery,
  limit: number,
): Promise<number[]> {
  const { db } = context.platform;
  const paths = pathsOf(scope, 'person.read');
  const search = {
    folded: words.map((word) => word.folded),
    marked: words.filter((word) => word.hasMarks).map((word) => word.marked),
    limit: limit * LOOKED_AT,
  };
  const ownAreas = paths.includes('') ? [] : context.areas.numbersUnder(paths);
  const own =
    ownAreas.length === 0 ? [] : await searchNames(scope, db, { ...search, areaNos: ownAreas, without: [] });
  const first = ranked(own, words);
  if (first.length >= limit) {
    return first.slice(0, limit);
  }
  const without = own.map(({ personNo }) => personNo);
  const others = await searchNames(scope, db, { ...search, areaNos: null, without });
  return [...first, ...ranked(others, words)].slice(0, limit);
}

/** Hits whose given name was asked with the marks as typed; names of exactly these words come first. */
function ranked(hits: readonly NameHit[], words: readonly Word[]): number[] {
  const whole = nameKeys(words.map((word) => word.folded).join(' ')).sorted;
  const isWhole = (hit: NameHit) => nameKeys(hit.folded).sorted === whole;
  const fits = hits.filter((hit) => {
    const [folded, marked] = [hit.folded.trim().split(' ').at(-1), hit.marked.trim().split(' ').at(-1)];
    return words.some((word) => (word.hasMarks ? word.marked === marked : word.folded === folded));
  });
  return [...fits.filter(isWhole), ...fits.filter((hit) => !isWhole(hit))].map(({ personNo }) => personNo);
}

async function byNumber(
  { platform: { db, secrets }, areas }: PeopleContext,
  scope: Scope,
  query: Extract<SearchQuery, { by: 'number' }>,
  limit: number,
): Promise<number[]> {
  const blind = secrets.blindIndex;
  const holders = await readKeyHolders(scope, db, [
    ...query.phones.map((phone) => ({ kind: 'p' as const, hash: phoneHash(blind, phone) })),
    ...query.identifiers.map((one) => ({ kind: 'n' as const, hash: identifierHash(blind, one) })),
  ]);
  const owners = await readKeyOwners(
    scope,
    db,
    query.cards.map((code) => ({ kind: 'c', hash: cardHash(blind, code) })),
  );
  const kept = await followMerged(
    scope,
    db,
    [...holders, ...owners].map(({ personNo }) => personNo),
  );
  const nos = [...new Set([...kept.values()].map(({ personNo }) => personNo))];
  const heads = await readHeads(scope, db, nos);
  const paths = pathsOf(scope, 'person.read');
  const isOwn = (no: number) => {
    const path = areas.pathOf(heads.get(no)?.areaNo ?? null);
    return Number(path !== null && paths.some((mine) => path.startsWith(mine)));
  };
  return nos.sort((a, b) => isOwn(b) - isOwn(a) || a - b).slice(0, limit);
}
