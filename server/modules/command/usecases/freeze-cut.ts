import { hash } from 'node:crypto';
import type { Static } from 'typebox';
import type { BriefingContent } from '../../../../contract/command-briefings.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, localDate, startOfLocalDay } from '../../../platform/clock/clock.ts';
import { figuresAsOf } from '../../../platform/figures/figures.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { CommandContext } from '../context.ts';
import { briefingLines } from '../rules/briefing-lines.ts';
import { compareFigures } from '../rules/frozen-figures.ts';
import { briefingPlan } from '../rules/shipped.ts';
import {
  briefingAt,
  briefingBefore,
  type BriefingRow,
  insertBriefing,
  lockSeries,
  saveNumber,
} from '../store/briefings.ts';
import { communesOf, provinceOf } from './province.ts';
import { figuresAt } from './read-frozen.ts';

export type Content = Static<typeof BriefingContent>;

/** A cut is proof for as long as anybody keeps its paper. */
export const HOLDS_MS = 10 * 366 * DAY_MS;

/**
 * Freezes the figures of a moment (a full hour, Unix ms), signs them and gives them a number. The same moment again
 * gives the same cut: what changed since is its addendum.
 */
export async function freezeCut(
  context: CommandContext,
  scope: Scope,
  at: number,
  origin: BriefingRow['origin'],
): Promise<{ readonly row: BriefingRow; readonly made: boolean }> {
  const { db, clock } = context.platform;
  const known = await briefingAt(scope, db, new Date(at));
  if (known !== undefined) {
    return { row: known, made: false };
  }
  const draft = await contentAt(context, scope, at);
  const year = Number(localDate(at).slice(0, 4));
  return await db.transaction().execute(async (tx) => {
    const last = await lockSeries(scope, tx, year);
    const meanwhile = await briefingAt(scope, tx, new Date(at));
    if (meanwhile !== undefined) {
      return { row: meanwhile, made: false };
    }
    const now = clock.now();
    const number = `${String(last + 1).padStart(3, '0')}/${briefingPlan.numberSuffix}`;
    const content = JSON.stringify({
      ...draft,
      number,
      madeAt: new Date(now).toISOString(),
    } satisfies Content);
    const row: BriefingRow = {
      id: uuid7(now),
      dataset: scope.dataset,
      cut_at: new Date(at),
      made_at: new Date(now),
      origin,
      number,
      content,
      digest: digestOf(content),
      signed: Buffer.from(
        await context.signer.sign('briefing', new TextEncoder().encode(content), {
          from: now,
          until: now + HOLDS_MS,
        }),
      ),
      signed_off_at: null,
      signed_off_by: null,
      signed_off_by_id: null,
      position: null,
      note: null,
      statement: null,
      version: 1,
    };
    await insertBriefing(scope, tx, row);
    await saveNumber(scope, tx, year, last + 1);
    await audit(tx, scope, now, [
      {
        action: 'command.briefing.freeze',
        subjectKind: 'briefing',
        subjectId: row.id,
        areaNo: provinceOf(context).no,
        detail: { number, at: row.cut_at.toISOString(), origin },
      },
    ]);
    return { row, made: true };
  });
}

/** SHA-256 of the signed text, base64url: the code on the paper. */
export function digestOf(content: string): string {
  return hash('sha256', content, 'base64url');
}

async function contentAt(
  context: CommandContext,
  scope: Scope,
  at: number,
): Promise<Omit<Content, 'number' | 'madeAt'>> {
  const { db } = context.platform;
  const province = provinceOf(context);
  const [values, asOf, former, zones, ranking] = await Promise.all([
    figuresAt(context, scope, at),
    figuresAsOf(db, scope.dataset),
    briefingBefore(scope, db, new Date(at)),
    countZones(context, scope, at),
    rankCommunes(context, scope, at),
  ]);
  const before = former === undefined ? null : (JSON.parse(former.content) as Content);
  const figures = compareFigures(values, before?.figures ?? null);
  return {
    version: 1,
    dataset: scope.dataset,
    province: { code: province.code, name: province.fullName },
    at: new Date(at).toISOString(),
    asOf: asOf === null ? null : new Date(asOf).toISOString(),
    previous: former === undefined ? null : { at: former.cut_at.toISOString(), digest: former.digest },
    figures,
    zones,
    ranking,
    lines: briefingLines({
      at: new Date(at).toISOString(),
      province: { name: province.fullName },
      figures,
      zones,
    }),
  };
}

async function countZones(context: CommandContext, scope: Scope, at: number): Promise<Content['zones']> {
  const communes = communesOf(context);
  const levels = await context.levels(
    scope,
    communes.map(({ no }) => no),
    at,
  );
  const counts = new Map<number | null, number>();
  for (const { no } of communes) {
    const level = levels.get(no)?.level ?? null;
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return [1, 2, 3, 4, null].flatMap((level) =>
    counts.has(level) ? [{ level, communes: counts.get(level)! }] : [],
  );
}

async function rankCommunes(context: CommandContext, scope: Scope, at: number): Promise<Content['ranking']> {
  const { metric, days, rows } = briefingPlan.ranking;
  const to = startOfLocalDay(at) + DAY_MS;
  const read = await context.figures.readMetric(scope, {
    codes: [metric],
    areas: communesOf(context),
    from: to - days * DAY_MS,
    to: at,
  });
  return (read.ok ? read.value.items : [])
    .map(({ area, value }) => ({ code: area.code, name: area.fullName, value: value ?? 0 }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value || (a.code < b.code ? -1 : 1))
    .slice(0, rows);
}
