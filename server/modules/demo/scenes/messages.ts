import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import type { Scene } from './scene.ts';

/** Two texts that an officer wrote: simulated data never leaves, so they are kept and say so. */
export async function writeTexts(scene: Scene): Promise<void> {
  const texts = [
    ['0912000111', 'Mời bà con khai báo lại trước khi qua chốt (mô phỏng).'],
    ['0912000222', 'Chốt Đồng Đăng đông từ 16 giờ, xe tải nên đi sau 20 giờ (mô phỏng).'],
  ] as const;
  for (const [n, [to, text]] of texts.entries()) {
    await expectOk(scene.cdc, 'POST', '/messages/sms', { id: demoId(scene.run, 'sms', n), to, text });
  }
}
