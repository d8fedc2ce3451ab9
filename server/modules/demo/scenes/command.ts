import type { Reply } from '../../../../contract/kit.ts';
import type { commandAlertsApi } from '../../../../contract/command-alerts.ts';
import type { commandBriefingsApi } from '../../../../contract/command-briefings.ts';
import type { commandScreensApi } from '../../../../contract/command-screens.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { ago, type Scene } from './scene.ts';

type Alerts = Reply<(typeof commandAlertsApi)['GET /command/alerts']>;
type Screens = Reply<(typeof commandScreensApi)['GET /command/screens']>;
type Cut = Reply<(typeof commandBriefingsApi)['POST /command/briefings']>;

const SHIFT_HOURS = 12;
const SHIFTS = 6;
const OFFICES = ['Sở Y tế (mô phỏng)', 'CDC tỉnh (mô phỏng)'] as const;

/** Turned back at a post of one commune: a figure that the simulated province has. */
const rule = {
  code: 'mo-phong-quay-dau',
  vi: 'Nhiều lượt quay đầu ở một xã (mô phỏng)',
  en: 'Many turned back in one commune (simulated)',
  metric: 'gates.turned-back',
  per: 'commune',
  kind: 'threshold',
  direction: 'above',
  hours: 48,
  raise: 2,
  clear: 0,
  severity: 'urgent',
  from: '2026-01-01',
  certainty: 'unverified',
  source: 'DỮ LIỆU MÔ PHỎNG',
} as const;

/** A command centre at work: shifts on duty, a log with a hand-over, a cut that was signed and one that waits, alerts. */
export async function commandCentre(scene: Scene): Promise<void> {
  const { cdc, run } = scene;
  const id = (key: string | number) => demoId(run, 'command', key);
  await expectOk(cdc, 'POST', '/command/duty', { items: turns(scene) });
  await expectOk(cdc, 'POST', '/command/log', {
    id: id('note'),
    kind: 'note',
    text: 'Chốt Đồng Đăng báo mất mạng 20 phút, đã chuyển sang ghi ngoại tuyến (mô phỏng).',
  });
  await expectOk(cdc, 'POST', '/command/log', {
    id: id('handover'),
    kind: 'handover',
    to: 'Ca đêm',
    text: 'Còn chờ kết quả mẫu gộp buổi chiều; hai địa điểm mốc dịch tễ chưa công bố (mô phỏng).',
  });
  const leader = await scene.as('demo.lanhdao');
  await expectOk(leader, 'POST', `/command/log/${id('handover')}/receipt`, {});
  await signCut(scene);
  await expectOk(cdc, 'POST', '/command/wall-snapshots', { id: id('frozen-wall') });
  await hangScreen(scene);
  await expectOk(cdc, 'POST', '/command/alert-rules', {
    id: id('rule'),
    document: rule,
    reason: 'Ví dụ của dữ liệu mô phỏng',
  });
  await expectOk(cdc, 'POST', '/command/alerts/evaluation', {});
  const { items } = await expectOk<Alerts>(cdc, 'GET', `/command/alerts?rule=${rule.code}`);
  const [, taken] = items;
  if (taken?.state === 'RAISED') {
    await expectOk(cdc, 'POST', `/command/alerts/${taken.id}/assignment`, {
      version: taken.version,
      to: 'Chỉ huy các chốt (mô phỏng)',
    });
  }
}

/** A screen whose code nobody has typed yet: its key would be in nobody's hands. */
async function hangScreen(scene: Scene): Promise<void> {
  const admin = await scene.as('demo.quantri');
  const id = demoId(scene.run, 'command', 'screen');
  const { items } = await expectOk<Screens>(admin, 'GET', '/command/screens');
  if (!items.some((screen) => screen.id === id)) {
    await expectOk(admin, 'POST', '/command/screens', { id, name: 'Phòng giao ban (mô phỏng)' });
  }
}

/** Two levels in shifts of twelve hours around the end of the history, and one gap at the end of the second. */
function turns(scene: Scene) {
  return OFFICES.flatMap((office, level) =>
    Array.from({ length: SHIFTS }, (_, shift) => ({
      id: demoId(scene.run, 'command', `turn-${level}-${shift}`),
      name: `Cán bộ trực mô phỏng ${level * SHIFTS + shift + 1}`,
      office,
      role: level === 0 ? 'Trực chỉ huy' : 'Trực lãnh đạo',
      phone: `09009998${String(level * SHIFTS + shift + 10)}`,
      level: level + 1,
      from: ago(scene, (SHIFT_HOURS - shift * SHIFT_HOURS) * HOUR_MS),
      until: ago(scene, -shift * SHIFT_HOURS * HOUR_MS),
    })).slice(0, SHIFTS - level),
  );
}

/** The cut of the last full hour, commented by the CDC and signed by the leader. */
async function signCut(scene: Scene): Promise<void> {
  const cut = await expectOk<Cut>(scene.cdc, 'POST', '/command/briefings', {});
  await expectOk(scene.cdc, 'POST', `/command/briefings/${cut.id}/comments`, {
    id: demoId(scene.run, 'command', 'comment'),
    text: 'Số ca của hai xã biên giới còn có thể bổ sung trong ngày (mô phỏng).',
  });
  if (cut.state === 'FROZEN') {
    const leader = await scene.as('demo.lanhdao');
    await expectOk(leader, 'POST', `/command/briefings/${cut.id}/signature`, {
      version: cut.version,
      position: 'Phó Chủ tịch UBND tỉnh (mô phỏng)',
    });
  }
}
