import type { Reply } from '../../../../contract/kit.ts';
import type { casesApi } from '../../../../contract/cases.ts';
import type { ReportedInfection } from '../rules/world.ts';
import { expectOk } from '../tail/api.ts';
import { caseIdOf, type Scene } from './scene.ts';

type Case = Reply<(typeof casesApi)['GET /cases/{id}']>;

/**
 * Slips of the pen in the chains, so that the screen has something to find: a link against time, a case with two
 * infectors, two cases that name each other. The reason of each says that it is planted.
 */
export async function plantFindings(scene: Scene): Promise<void> {
  const cases = await Promise.all(
    scene.traced.map(async (infection) => ({ infection, file: await read(scene, infection) })),
  );
  const linked = cases.filter(({ file }) => file.sourceCaseId !== null);
  const unlinked = cases.filter(({ file }) => file.sourceCaseId === null && file.onsetDate !== null);
  const byOnset = unlinked.toSorted((a, b) => (a.file.onsetDate! < b.file.onsetDate! ? -1 : 1));
  const [early, late] = [byOnset[0], byOnset.at(-1)];
  if (early !== undefined && late !== undefined && early.file.onsetDate! < late.file.onsetDate!) {
    await link(scene, early.file, late.file.id, 'Nhập ngược chiều, cài sẵn để tập rà soát (mô phỏng)');
  }
  const twice = linked[0];
  const other = unlinked.find(({ file }) => file.id !== late?.file.id && file.id !== early?.file.id);
  if (twice !== undefined && other !== undefined) {
    await link(
      scene,
      twice.file,
      other.file.id,
      'Hai người đều có thể là nguồn, cài sẵn để tập rà soát (mô phỏng)',
    );
  }
  const pair = linked.find(({ file }) => file.id !== twice?.file.id) ?? twice;
  const source = pair === undefined ? undefined : await readById(scene, pair.file.sourceCaseId!);
  if (pair !== undefined && source?.sourceCaseId !== null && source !== undefined) {
    await link(scene, source, pair.file.id, 'Hai ca khai lây cho nhau, cài sẵn để tập rà soát (mô phỏng)');
  }
}

async function read(scene: Scene, infection: ReportedInfection): Promise<Case> {
  return await readById(scene, caseIdOf(scene, infection));
}

async function readById({ cdc }: Scene, id: string): Promise<Case> {
  return await expectOk<Case>(cdc, 'GET', `/cases/${id}`);
}

async function link(
  { cdc }: Scene,
  { id, version }: Case,
  sourceCaseId: string,
  reason: string,
): Promise<void> {
  await expectOk(cdc, 'POST', `/cases/${id}/trace-back/source`, { version, sourceCaseId, reason });
}
