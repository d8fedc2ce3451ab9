import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { ago, MINUTE_MS, type Scene } from './scene.ts';

/** Id of a trip of the scene before. */
const tripId = ({ run }: Scene, key: string) => demoId(run, 'trip', key);

/** Codes of trips that were copied, and what cameras read of lorries on their way. */
export async function copyTripCodes(scene: Scene): Promise<void> {
  const { run } = scene;
  const commander = await scene.as('demo.chihuychot');
  const codeOf = async (key: string) =>
    await expectOk<{ shortCode: string | null; plate: string | null }>(
      commander,
      'GET',
      `/border/trips/${tripId(scene, key)}`,
    );
  const [first, second] = [demoId(run, 'extra-place', 'gate-2'), demoId(run, 'extra-place', 'gate')];
  const waiting = await codeOf('waiting-5');
  const crossing = (key: string, change: object) => ({
    id: demoId(run, 'trip', `code ${key}`),
    postId: second,
    direction: 'in',
    means: 'permit',
    outcome: 'valid',
    zoneRank: 0,
    proposed: 'turn-back',
    decision: 'turn-back',
    ruleSet: 'gate-rules',
    ruleVersion: 1,
    reasons: [],
    at: ago(scene, 30 * MINUTE_MS),
    ...change,
  });
  await expectOk(commander, 'POST', '/gates/crossings/batch', {
    items: [
      crossing('other-plate', {
        permitCode: waiting.shortCode,
        plate: '99C-000.77',
        person: { fullName: 'Người dùng mã mô phỏng', birthYear: 1988, phone: '0900995101' },
      }),
    ],
  });
  const report = {
    id: demoId(run, 'trip', 'code report'),
    shortCode: (await codeOf('ahead-1')).shortCode,
    kind: 'forged',
    at: ago(scene, 20 * MINUTE_MS),
    note: 'Mã in lại, số không rõ (mô phỏng)',
  };
  await expectOk(commander, 'POST', '/permits/reports', report);
  const silent = await codeOf('ahead-2');
  await expectOk(commander, 'POST', '/plates', {
    items: [
      {
        id: demoId(run, 'trip', 'code camera'),
        plate: silent.plate,
        postId: first,
        cameraId: 'Làn 2',
        at: ago(scene, 5 * MINUTE_MS),
        confidence: 0.97,
      },
    ],
  });
}
