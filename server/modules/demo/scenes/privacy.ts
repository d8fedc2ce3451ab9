import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { ago, communeAt, neighbours, type Scene } from './scene.ts';

const KY_LUA = '06187';
const REASON = 'Dân gọi đến hỏi kết quả xét nghiệm (mô phỏng)';

/** Three people ask about their data, a tablet is lost, and an officer opens a record of another commune. */
export async function askAboutData(scene: Scene): Promise<void> {
  const people = neighbours(scene, communeAt(scene, KY_LUA), 3);
  const wishes = ['copy', 'correction', 'restriction'] as const;
  for (const [n, person] of people.entries()) {
    await expectOk(scene.cdc, 'POST', '/privacy/requests', {
      id: demoId(scene.run, 'privacy-request', n),
      personId: demoId(scene.run, 'person', person),
      wish: wishes[n],
      channel: n === 1 ? 'phone' : 'desk',
      proof: n === 1 ? 'unchecked' : 'document',
      words: 'Tôi muốn biết hệ thống đang giữ gì về tôi (mô phỏng).',
      ...(n === 0 ? { firstAnswer: 'Đã nói trình tự và thời hạn tại nơi tiếp dân (mô phỏng).' } : {}),
    });
  }
  await expectOk(scene.cdc, 'POST', '/privacy/breaches', {
    id: demoId(scene.run, 'breach', 0),
    title: 'Mất máy tính bảng ở một chốt (mô phỏng)',
    happened: 'Máy bị mất khi giao ca đêm. Gói dữ liệu trên máy hết hạn sau 24 giờ; đã ra lệnh xóa từ xa.',
    foundAt: ago(scene, 20 * HOUR_MS),
    data: ['identity', 'location'],
    people: null,
    measures: 'Thu hồi thiết bị, xóa từ xa, đổi khóa của chốt.',
  });
  const commune = await scene.as('demo.phuong');
  const [elsewhere] = neighbours(scene, otherThan(scene, communeAt(scene, KY_LUA)), 1);
  const id = demoId(scene.run, 'person', elsewhere!);
  await expectOk(commune, 'GET', `/people/${id}?reason=${encodeURIComponent(REASON)}`);
}

function otherThan({ run }: Scene, commune: number): number {
  return commune === 0 && run.communes.length > 1 ? 1 : 0;
}
