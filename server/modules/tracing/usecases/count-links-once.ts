import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import type { TracingContext } from '../context.ts';
import { countedLink } from '../rules/counted-link.ts';
import { countingLink } from '../rules/counting-link.ts';
import { countedTwice, lockLinksOf, lockTracesOf, saveCountedBy } from '../store/counted-links.ts';
import type { LinkRow } from '../store/tables.ts';

/**
 * Has one decision a case count for each of these people: merged they are one, taken apart two. Which one counts follows from
 * the registry and the decisions as they are, so that doing it again changes nothing. Nothing is deleted.
 */
export async function countLinksOnce(
  { people, platform }: Pick<TracingContext, 'people' | 'platform'>,
  scope: Scope,
  personNos: readonly number[],
): Promise<void> {
  const at = new Date(platform.clock.now());
  await platform.db.transaction().execute(async (tx) => {
    const numbers = await people.numbersOf(scope, tx, personNos);
    const all = [...new Set([...personNos, ...[...numbers.values()].flat()])];
    await lockTracesOf(scope, tx, all);
    const links = await lockLinksOf(scope, tx, all);
    const kept = await people.resolvedByNo(scope, tx, all);
    const ofPerson = Map.groupBy(
      links,
      (link) => `${link.case_id} ${kept.get(link.person_no)?.personNo ?? link.person_no}`,
    );
    const before = new Map(links.map((link) => [link.id, link]));
    const changed = [...ofPerson.values()]
      .flatMap((own) => electOf(own, at))
      .filter((link) => link.counted_by !== before.get(link.id)!.counted_by);
    await saveCountedBy(scope, tx, changed);
    await addFigures(
      tx,
      changed.flatMap((link) => [...countedLink(before.get(link.id), -1), ...countedLink(link, 1)]),
    );
  });
}

/** The same decisions, each with the one that counts for it. */
function electOf(links: readonly LinkRow[], at: Date): LinkRow[] {
  const { id } = countingLink(links);
  return links.map((link) =>
    link.id === id
      ? { ...link, counted_by: null, counted_by_since: null }
      : { ...link, counted_by: id, counted_by_since: link.counted_by_since ?? at },
  );
}

/** People followed in one transaction when the program starts: few enough that nobody waits long for their cases. */
const CHUNK = 200;

/** Follows merges from before merges were followed here, when the program starts; nothing is left to do the next time. */
export async function countFormerMergesOnce(
  context: Pick<TracingContext, 'people' | 'platform'>,
): Promise<void> {
  const found = await countedTwice(context.platform.db);
  for (const [dataset, own] of Map.groupBy(found, (one) => one.dataset)) {
    const scope = systemScope('tracing.follow-merge', dataset);
    for (let from = 0; from < own.length; from += CHUNK) {
      const nos = own.slice(from, from + CHUNK).map(({ no }) => no);
      await countLinksOnce(context, scope, nos);
    }
  }
}
