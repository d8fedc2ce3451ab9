import type { SnapshotContent } from '../../../../contract/command-wall.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import type { CommandContext } from '../context.ts';
import { wallFile } from '../document/wall-file.ts';
import { drawZones } from '../document/zone-drawing.ts';
import { SIGN } from '../document/map-figure.ts';
import { refuse } from '../refusals.ts';
import { reachSnapshot } from './freeze-wall.ts';
import { outlinesOf } from './outlines.ts';
import { communesOf } from './province.ts';
import { verifyCut } from './verify-cut.ts';

/** A frozen wall on paper, drawn from the signed text alone; one scene, or all of them. */
export async function printWall(
  context: CommandContext,
  scope: Scope,
  id: string,
  { paper = 'a4', scene }: { readonly paper?: 'a4' | 'a3' | undefined; readonly scene?: string | undefined },
): Promise<FileAnswer | Refusal> {
  const found = await reachSnapshot(context, scope, id);
  if (!found.ok) {
    return found;
  }
  const row = found.value;
  const content = JSON.parse(row.content) as SnapshotContent;
  const walls = content.walls.filter((wall) => scene === undefined || wall.scene === scene);
  if (walls.length === 0) {
    return refuse('unknown-tile', { fields: { scene: 'unknown' } });
  }
  const outlines = await outlinesOf(context);
  const codes = new Map(communesOf(context).map((area) => [area.id, area.code]));
  const { genuine } = await verifyCut(context, row);
  const body = await wallFile(
    {
      walls,
      by: content.by,
      digest: row.digest,
      address: `${context.platform.publicUrl}/console/wall-snapshots?open=${row.id}`,
      genuine,
      approximate:
        outlines.approximate && walls.some(({ tiles }) => tiles.some(({ kind }) => kind === 'map')),
      draw: (box, tile) => {
        const levels = (tile.levels ?? []).flatMap(({ areaId, level }): [string, number][] => {
          const code = codes.get(areaId);
          return code === undefined || level === null ? [] : [[code, level]];
        });
        return drawZones(outlines, new Map(levels), { ...box, grain: 0.6, sign: SIGN });
      },
    },
    paper,
  );
  const stamp = row.at.toISOString().slice(0, 16).replaceAll(/\D/gu, '');
  const name = `man-hinh-chi-huy-${stamp}-${paper}.pdf`;
  return { ok: true, file: { type: 'application/pdf', name, body, inline: true } };
}
