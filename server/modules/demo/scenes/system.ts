import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { areaIdOf, type Scene } from './scene.ts';

/** Groups of a single sign-on that is not there, and a receiver at an address that exists nowhere, paused. */
export async function connectSystems(scene: Scene): Promise<void> {
  const administrator = await scene.as('demo.quantri');
  const roles = [
    ['CDC - Truy vết (mô phỏng)', 'tracer', scene.run.provinceCode],
    ['UBND xã Đồng Đăng (mô phỏng)', 'commune-officer', '06184'],
    ['Công an - Chỉ huy chốt (mô phỏng)', 'gate-commander', scene.run.provinceCode],
  ] as const;
  const given = await expectOk(administrator, 'GET', '/group-roles');
  const known = new Set((given as { items: { id: string }[] }).items.map(({ id }) => id));
  for (const [n, [group, role, code]] of roles.entries()) {
    const id = demoId(scene.run, 'group-role', n);
    if (!known.has(id)) {
      await expectOk(administrator, 'POST', '/group-roles', {
        id,
        group,
        role,
        areaId: areaIdOf(scene, code),
      });
    }
  }
  const id = demoId(scene.run, 'webhook', 0);
  const { items } = (await expectOk(administrator, 'GET', '/webhooks')) as { items: { id: string }[] };
  if (items.some((one) => one.id === id)) {
    return;
  }
  await expectOk(administrator, 'POST', '/webhooks', {
    id,
    name: 'Cổng dữ liệu tỉnh (mô phỏng)',
    // No name under .invalid is anybody's: nothing simulated reaches a real system.
    url: 'https://cong-du-lieu.invalid/vungxanh',
    role: 'health-officer',
    areaId: areaIdOf(scene, scene.run.provinceCode),
    events: ['case.opened', 'order.issued', 'risk.published'],
  });
  await expectOk(administrator, 'POST', `/webhooks/${id}/ping`, {});
  await expectOk(administrator, 'PATCH', `/webhooks/${id}`, { version: 1, on: false });
}
