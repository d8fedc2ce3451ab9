import { demoId } from '../rules/ids.ts';
import { WATCHED_PLATE } from '../rules/gate-traffic.ts';
import { expectOk } from '../tail/api.ts';
import { ago, MINUTE_MS, type Scene } from './scene.ts';

/** As the camera read them, newest first: with a permit (once misread), declared, from outside, unreadable. */
const atFirst = [
  '12C-000.02',
  '29C-000.11',
  '12A-001.10',
  '12C-0O0.01',
  '98A-000.12',
  '###',
  '51D-000.13',
  '12C-001.11',
  WATCHED_PLATE,
  '15C-000.14',
  '12C-000.02',
  '12K1-000.21',
  '99A-000.15',
  '12C-001.16',
  '29?-00',
  '14C-000.16',
  '12C-001.19',
  '88A-000.17',
  '20C-000.18',
  '12C-000.03',
];
const atSecond = ['30A-000.31', '12C-000.01', '12C-001.22', '98A-000.12', '99B-000.33', '12C-001.29', '###'];
const EVERY_MINUTES = 9;

/** What the cameras of two posts read in the last three hours. */
export async function readPlates(scene: Scene): Promise<void> {
  const { run } = scene;
  const events = (post: 'gate' | 'gate-2', plates: readonly string[]) =>
    plates.map((plate, i) => ({
      id: demoId(run, 'plate', `${post}-${i}`),
      plate,
      postId: demoId(run, 'extra-place', post),
      cameraId: `Làn ${1 + (i % 2)}`,
      at: ago(scene, (3 + i * EVERY_MINUTES) * MINUTE_MS),
      confidence: plate.includes('?') || plate.includes('#') ? 0.31 : 0.9 + (i % 9) / 100,
      imageRef: `mo-phong/${post}/${i}.jpg`,
    }));
  const [officer, commander] = [await scene.as('demo.chot'), await scene.as('demo.chihuychot')];
  await expectOk(officer, 'POST', '/plates', { items: events('gate', atFirst) });
  await expectOk(commander, 'POST', '/plates', { items: events('gate-2', atSecond) });
}
