import { systemScope } from '../../../platform/access/scope.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { GateContext } from '../context.ts';
import { readCrossings } from '../store/crossings.ts';

/**
 * Crossings become presence at the post, so that tracing sees who stood there together. Repeatable: the check-in's id comes
 * from the crossing's. Whoever was waved through unseen is nowhere.
 */
export async function followCrossings(
  context: GateContext,
  event: OutboxEvent<'gate.crossed'>,
): Promise<void> {
  const { platform, places, people, presence } = context;
  const scope = systemScope('gates.follow-crossings', event.dataset);
  const { placeNos, ids } = event.payload;
  const rows = await readCrossings(scope, platform.db, placeNos, ids);
  const posts = await places.byNos(scope, platform.db, placeNos);
  const who = await people.resolvedByNo(
    scope,
    platform.db,
    rows.flatMap((row) => row.person_no ?? []),
  );
  const items = rows.flatMap((row) => {
    const person = row.person_no === null ? undefined : who.get(row.person_no);
    const post = posts.get(row.place_no);
    return person === undefined || post === undefined || row.waved
      ? []
      : [
          {
            id: namedUuid7(row.at.getTime(), `gate-presence:${row.id}`),
            placeCode: post.code,
            person: { personId: person.personId },
            at: row.at.toISOString(),
          },
        ];
  });
  await presence.recordMany(scope, items, 'checkpoint');
}
