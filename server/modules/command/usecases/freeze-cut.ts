import { hash } from 'node:crypto';
import type { Static } from 'typebox';
import type { BriefingContent } from '../../../../contract/command-briefings.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { figuresAsOf, readFigures } from '../../../platform/figures/figures.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { CommandContext } from '../context.ts';
import { briefingLines } from '../rules/briefing-lines.ts';
import { type Counted, figureValue, type FigureValue, freezeFigures } from '../rules/frozen-figures.ts';
import { briefingPlan, type FigureSpec } from '../rules/shipped.ts';
import {
  briefingAt,
  briefingBefore,
  type BriefingRow,
  insertBriefing,
  lockSeries,
  saveNumber,
} from '../store/briefings.ts';
import { communesOf, provinceOf } from './province.ts';
import { countedAt } from './read-counters.ts';

export type Content = Static<typeof BriefingContent>;

/** A cut is proof for as long as anybody keeps its paper. */
const HOLDS_MS = 10 * 366 * DAY_MS;

/** Metrics that a cut reads. */
const metrics = briefingPlan.figures.flatMap((spec) =>
  spec.kind === 'ratio' ? [spec.numerator, spec.denominator] : [spec.metric],
);

/** What counters say today of the figures of a cut at `at` (a full hour, Unix ms), by code. */
export async function figuresAt(
  context: CommandContext,
  scope: Scope,
  at: number,
): Promise<Map<string, FigureValue>> {
  const counted = await countedInProvince(context, scope, at);
  return new Map(briefingPlan.figures.map((spec) => [spec.code, figureValue(spec, counted)]));
}

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
  const [counted, asOf, former, zones, ranking] = await Promise.all([
    countedInProvince(context, scope, at),
    figuresAsOf(db, scope.dataset),
    briefingBefore(scope, db, new Date(at)),
    countZones(context, scope, at),
    rankCommunes(context, scope, at),
  ]);
  const before = former === undefined ? null : (JSON.parse(former.content) as Content);
  const figures = freezeFigures(briefingPlan.figures, namesIn(context), counted, before?.figures ?? null);
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
      at,
      province: province.fullName,
      figures,
      zones,
    }),
  };
}

async function countedInProvince(
  context: CommandContext,
  scope: Scope,
  at: number,
): Promise<ReadonlyMap<string, Counted>> {
  const province = provinceOf(context);
  return (await countedAt(context, scope, [province], metrics, at)).get(province.no)!;
}

function namesIn({ definitions }: CommandContext) {
  const known = new Map(definitions().map((one) => [one.code, one]));
  return (spec: FigureSpec) => {
    if (spec.kind === 'ratio') {
      return { vi: spec.vi, en: spec.en, unit: '%' };
    }
    const { vi, en, unit } = known.get(spec.metric)!;
    return { vi, en, unit };
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
  const communes = communesOf(context);
  const { metric, days, rows } = briefingPlan.ranking;
  const series = await readFigures(context.platform.db, {
    dataset: scope.dataset,
    metrics: [metric],
    groups: communes.map((area) => ({ key: area.code, areaNos: context.areas.numbersUnder([area.path]) })),
    step: 'total',
    from: at - days * 24 * HOUR_MS,
    to: at,
  });
  const names = new Map(communes.map((area) => [area.code, area.fullName]));
  return series
    .map(({ key, points }) => ({ code: key, name: names.get(key)!, value: points[0]?.[1] ?? 0 }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value || (a.code < b.code ? -1 : 1))
    .slice(0, rows);
}
