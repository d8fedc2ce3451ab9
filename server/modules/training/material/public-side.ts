import { randomInt } from 'node:crypto';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { Api } from '../context.ts';
import { ask, type Recipe } from './desk.ts';

export type LevelRow = {
  readonly areaId: string;
  readonly areaName: string;
  readonly official: { readonly level: number } | null;
};

/** Communes with the level that was decided for them, as a reader's screen shows them. */
export async function levelsNow(api: Api): Promise<LevelRow[]> {
  return (await ask<{ items: LevelRow[] }>(api, 'GET', '/risk/levels?limit=500')).items;
}

/** A commune whose level somebody asks about; another one for each of a class, so that a neighbour's answer does not help. */
export const levelledCommune: Recipe = async ({ office }) => {
  const decided = (await levelsNow(office)).filter(({ official }) => official !== null);
  if (decided.length === 0) {
    throw new Error('no commune has an official level');
  }
  const { areaId, areaName } = decided[randomInt(decided.length)]!;
  return { communeId: areaId, communeName: areaName };
};

/** A task of its own for the information department, given by the people's committee of the province. */
export const ownTask: Recipe = async ({ office, context, now, trainee }) => {
  const areaId = context.province()!;
  const department = await officeOf(
    office,
    areaId,
    'information-department',
    'Sở phụ trách thông tin (tập huấn)',
  );
  const issuerId = await officeOf(office, areaId, 'peoples-committee', 'Ủy ban nhân dân tỉnh (tập huấn)');
  const title = `Tin bài ${randomInt(100, 1000)} (mô phỏng, ${trainee})`.slice(0, 200);
  const { items } = await ask<{ items: { id: string }[] }>(office, 'POST', '/tasks', {
    id: uuid7(),
    issuerId,
    title,
    dueAt: new Date(now + 2 * DAY_MS).toISOString(),
    responsible: [{ kind: 'organisation', id: department }],
  });
  return { taskId: items[0]!.id, taskTitle: title };
};

/** The office of a kind in an area; made where there is none, once for all trainees. */
async function officeOf(office: Api, areaId: string, kind: string, name: string): Promise<string> {
  type Offices = { items: { id: string; areaId: string; kind: string }[] };
  const { items } = await ask<Offices>(office, 'GET', `/organisations?area=${areaId}&limit=500`);
  const found = items.find((one) => one.areaId === areaId && one.kind === kind);
  return (
    found?.id ?? (await ask<{ id: string }>(office, 'POST', '/organisations', { name, kind, areaId })).id
  );
}
