import type { SnapshotContent, commandWallApi } from '../../../../contract/command-wall.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CommandContext } from '../context.ts';
import { findSnapshot, insertSnapshot, listSnapshots, type SnapshotRow } from '../store/snapshots.ts';
import { digestOf, HOLDS_MS } from './freeze-cut.ts';
import { communesOf, needsProvince, provinceOf } from './province.ts';
import { readWall, type ShownTile, type Wall } from './read-scene.ts';
import { scenesInForce } from './set-layout.ts';
import { wallScope } from './show-wall.ts';
import { verifyCut } from './verify-cut.ts';

type Api = typeof commandWallApi;
type List = Reply<Api['GET /command/wall-snapshots']>;
export type ShownSnapshot = Reply<Api['GET /command/wall-snapshots/{id}']>;

/** Reads every scene of the wall at one moment, signs what was read and keeps it. The same id again changes nothing. */
export async function freezeWall(
  context: CommandContext,
  scope: Scope,
  givenId: string,
): Promise<Outcome<ShownSnapshot>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'command.work');
  if (refused !== null) {
    return refused;
  }
  const id = givenId.toLowerCase();
  const known = await findSnapshot(scope, db, id);
  if (known !== undefined) {
    return done(await present(context, known));
  }
  const now = clock.now();
  const walls = await readAll(context, scope);
  const content = JSON.stringify({ version: 1, id, by: scope.actor.name, walls } satisfies SnapshotContent);
  const row: SnapshotRow = {
    id,
    dataset: scope.dataset,
    at: new Date(now),
    by_name: scope.actor.name,
    content,
    digest: digestOf(content),
    signed: Buffer.from(
      await context.signer.sign('briefing', new TextEncoder().encode(content), {
        from: now,
        until: now + HOLDS_MS,
      }),
    ),
  };
  await db.transaction().execute(async (tx) => {
    await insertSnapshot(scope, tx, row);
    await audit(tx, scope, now, [
      {
        action: 'command.wall.freeze',
        subjectKind: 'wall-snapshot',
        subjectId: id,
        areaNo: provinceOf(context).no,
      },
    ]);
  });
  return done(await present(context, row), 201);
}

/** Frozen walls, the newest first. */
export async function showSnapshots(
  context: CommandContext,
  scope: Scope,
  query: {
    readonly [name in keyof Query<Api['GET /command/wall-snapshots']>]:
      | Query<Api['GET /command/wall-snapshots']>[name]
      | undefined;
  },
): Promise<Outcome<List>> {
  const refused = needsProvince(context, scope, 'command.read');
  if (refused !== null) {
    return refused;
  }
  const limit = query.limit ?? 50;
  const after = decodeCursor(query.cursor);
  const rows = await listSnapshots(scope, context.platform.db, {
    after: after?.length === 2 ? (after as unknown as readonly [string, string]) : null,
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.id]);
  const items = page.rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    by: row.by_name,
    digest: row.digest,
  }));
  return done({ items, next: page.next, total: null });
}

/** One frozen wall. */
export async function showSnapshot(
  context: CommandContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownSnapshot>> {
  const found = await reachSnapshot(context, scope, id);
  return found.ok ? done(await present(context, found.value)) : found;
}

/** A frozen wall as it is stored, for whoever may see it. */
export async function reachSnapshot(
  context: CommandContext,
  scope: Scope,
  id: string,
): Promise<Outcome<SnapshotRow>> {
  const refused = needsProvince(context, scope, 'command.read');
  if (refused !== null) {
    return refused;
  }
  const row = await findSnapshot(scope, context.platform.db, id.toLowerCase());
  return row === undefined ? refuseGeneral('not-found') : done(row);
}

async function readAll(context: CommandContext, scope: Scope): Promise<Wall[]> {
  const reader = wallScope(scope);
  const { scenes } = await scenesInForce(context, scope);
  const walls = await Promise.all(
    scenes.map(async (scene) => await readWall(context, reader, scenes, scene)),
  );
  const maps = walls.some(({ tiles }) => tiles.some(({ kind }) => kind === 'map'));
  const levels = maps ? await levelsNow(context, reader) : [];
  return walls.map((wall) => ({
    ...wall,
    tiles: wall.tiles.map((tile) => (tile.kind === 'map' ? { ...tile, levels } : tile)),
  }));
}

async function levelsNow(context: CommandContext, scope: Scope): Promise<NonNullable<ShownTile['levels']>> {
  const communes = communesOf(context);
  const nos = communes.map(({ no }) => no);
  const levels = await context.levels(scope, nos, context.platform.clock.now());
  return communes.map(({ id, no }) => ({ areaId: id, level: levels.get(no)?.level ?? null }));
}

async function present(context: CommandContext, row: SnapshotRow): Promise<ShownSnapshot> {
  const { walls } = JSON.parse(row.content) as SnapshotContent;
  return {
    id: row.id,
    at: row.at.toISOString(),
    by: row.by_name,
    digest: row.digest,
    ...(await verifyCut(context, row)),
    walls,
  };
}
