import { finish, heading, newDocument, paragraph } from '../../../platform/documents/pdf.ts';
import { DAY_MS, HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { seedDemoTasks } from '../../directives/index.ts';
import { committeeKey } from '../rules/demo-offices.ts';
import { demoId } from '../rules/ids.ts';
import { type Api, expectOk } from '../tail/api.ts';
import { ago, areaIdOf, type Scene } from './scene.ts';

const KY_LUA = '06187';
const DONG_DANG = '06184';
/** Communes whose tasks fell due before: enough for a ranking to have places. */
const RANKED_COMMUNES = 8;

/** Official documents of the province to its communes, with receipts and tasks in several states. */
export async function sendPapers(scene: Scene): Promise<void> {
  const { cdc, run } = scene;
  const id = (key: string) => demoId(run, 'paper', key);
  const office = (key: string) => demoId(run, 'office', key);
  const province = areaIdOf(scene, run.provinceCode);
  const send = async (key: string, body: object) => {
    if (!(await exists(cdc, `/directives/${id(key)}`))) {
      await expectOk(cdc, 'POST', '/directives', {
        id: id(key),
        issuerId: office('committee'),
        issuedOn: localDate(scene.now),
        ...body,
      });
    }
  };
  await send('telegram', {
    kind: 'telegram',
    urgent: true,
    summary: 'Về việc tăng cường các biện pháp phòng, chống dịch trên địa bàn tỉnh (mô phỏng)',
    recipients: [
      { kind: 'communes-of', id: province },
      { kind: 'organisation', id: office('health') },
      { kind: 'organisation', id: office('cdc') },
    ],
    scan: await scanOf(scene, id('scan')),
  });
  await send('plan', {
    kind: 'plan',
    summary: 'Xét nghiệm sàng lọc tại các xã, phường có ca bệnh (mô phỏng)',
    recipients: [
      { kind: 'organisations-of', id: province, organisationKind: 'health-station' },
      { kind: 'organisation', id: office('health'), role: 'know' },
    ],
  });
  await send('notice', {
    kind: 'notice',
    summary: 'Lịch giao ban trực tuyến phòng, chống dịch (mô phỏng)',
    relation: 'amends',
    relatedId: id('telegram'),
    recipients: [{ kind: 'organisation', id: office(committeeKey(KY_LUA)) }],
    receiptHours: 48,
  });
  const ward = await scene.as('demo.phuong');
  await expectOk(ward, 'POST', `/directives/${id('telegram')}/receipts`, {});
  await expectOk(cdc, 'POST', `/directives/${id('telegram')}/receipts`, {});
  await giveTasks(scene, ward);
  const { platform, areas } = scene.context;
  await seedDemoTasks(
    { platform, areas, metrics: () => [] },
    {
      now: scene.now,
      issuerId: office('committee'),
      parties: [
        ...['cdc', 'health', `station-${KY_LUA}`, `station-${DONG_DANG}`].map((key) => ({
          kind: 'organisation' as const,
          id: office(key),
        })),
        ...run.communes
          .slice(0, RANKED_COMMUNES)
          .map(({ code }) => ({ kind: 'area' as const, id: areaIdOf(scene, code) })),
      ],
    },
  );
}

async function giveTasks(scene: Scene, ward: Api): Promise<void> {
  const { cdc, run } = scene;
  const id = (key: string) => demoId(run, 'paper', key);
  const give = async (key: string, body: object) =>
    (
      await expectOk<{ items: { id: string; status: string; version: number }[] }>(cdc, 'POST', '/tasks', {
        id: id(key),
        issuerId: demoId(run, 'office', 'committee'),
        directiveId: id('telegram'),
        ...body,
      })
    ).items;
  const at = (hours: number) => new Date(scene.now + hours * HOUR_MS).toISOString();
  const unit = (code: string) => ({ kind: 'area', id: areaIdOf(scene, code) });
  const [review] = await give('task-review', {
    title: 'Rà soát người về từ vùng có dịch trong 14 ngày (mô phỏng)',
    detail: 'Lập danh sách theo thôn, khối phố; báo trạm y tế lấy mẫu.',
    dueAt: at(20),
    responsible: [unit(KY_LUA), unit(DONG_DANG)],
    cooperating: [{ kind: 'organisation', id: demoId(run, 'office', `station-${KY_LUA}`) }],
  });
  await give('task-tests', {
    title: 'Xét nghiệm người tiếp xúc (mô phỏng)',
    dueAt: at(72),
    responsible: [{ kind: 'organisation', id: demoId(run, 'office', 'cdc') }],
    metric: { code: 'lab.tests', target: 500 },
  });
  const [posts] = await give('task-posts', {
    title: 'Bố trí lực lượng trực chốt ban đêm (mô phỏng)',
    dueAt: at(8),
    responsible: [unit(KY_LUA)],
  });
  if (review !== undefined) {
    await expectOk(ward, 'POST', `/tasks/${review.id}/progress`, {
      id: id('progress'),
      percent: 60,
      note: 'Đã rà soát 9/15 khối phố, lập danh sách 34 người.',
    });
  }
  if (posts?.status === 'ASSIGNED') {
    await expectOk(ward, 'POST', `/tasks/${posts.id}/report`, {
      version: posts.version,
      note: 'Đã phân công 2 ca, 6 người, từ 18 giờ đến 6 giờ.',
    });
  }
}

/** A page that looks like a scan: nobody's signature, marked on its face. */
async function scanOf(scene: Scene, id: string): Promise<object> {
  const document = newDocument({ size: 'A4', title: 'Công điện (mô phỏng)', createdAt: scene.now });
  heading(document, 'CÔNG ĐIỆN', { align: 'center' });
  paragraph(document, 'DỮ LIỆU MÔ PHỎNG: văn bản này không có giá trị.', { align: 'center' });
  const data = (await finish(document)).toString('base64');
  return { id, name: 'cong-dien-mo-phong.pdf', type: 'application/pdf', data };
}

type Step = { readonly status: string; readonly version: number };

/** A daily report that was issued, two that wait for review, the schedules, and a mapping with made-up identifiers. */
export async function makeReports(scene: Scene): Promise<void> {
  const { cdc, run } = scene;
  const id = (key: string) => demoId(run, 'paper', key);
  const reporter = {
    areaId: areaIdOf(scene, run.provinceCode),
    officeId: demoId(run, 'office', 'health'),
  };
  const make = async (key: string, template: string, before: number) =>
    await expectOk<Step>(cdc, 'POST', '/reports', {
      id: id(key),
      template,
      before: ago(scene, before),
      ...reporter,
    });
  await make('report-week', 'weekly', 0);
  await make('report-before', 'daily-situation', DAY_MS);
  await make('report-day', 'daily-situation', 0);
  const path = `/reports/${id('report-day')}`;
  const step = async (api: Api, from: string, what: string, body: object) => {
    const { status, version } = await expectOk<Step>(cdc, 'GET', path);
    if (status === from) {
      await expectOk(api, 'POST', `${path}/${what}`, { version, ...body });
    }
  };
  await step(await scene.as('demo.cdc'), 'DRAFT', 'review', { accept: true });
  await step(await scene.as('demo.lanhdao'), 'REVIEWED', 'signature', {
    accept: true,
    signingFor: 'KT.',
    title: 'GIÁM ĐỐC\nPHÓ GIÁM ĐỐC',
    name: 'Người ký (mô phỏng)',
  });
  await step(cdc, 'SIGNED', 'issue', {
    recipients: [
      { kind: 'organisation', id: demoId(run, 'office', 'committee') },
      { kind: 'organisation', id: demoId(run, 'office', 'cdc') },
      { kind: 'communes-of', id: reporter.areaId },
    ],
  });
  await expectOk(cdc, 'POST', `${path}/mails`, {
    id: id('report-mail'),
    addresses: ['vanthu.mophong@example.org', 'bancd.mophong@example.org'],
  });
  await setSchedules(scene, reporter);
  await uploadMapping(scene, id('mapping'));
}

/** The daily report to everybody once it is signed, the weekly one to the province's committee. */
async function setSchedules(scene: Scene, reporter: object): Promise<void> {
  const { cdc, run } = scene;
  const { items } = await expectOk<{ items: { id: string }[] }>(cdc, 'GET', '/report-schedules');
  const known = new Set(items.map(({ id }) => id));
  const committee = { kind: 'organisation', id: demoId(run, 'office', 'committee') };
  const set = async (key: string, schedule: object) => {
    const id = demoId(run, 'paper', key);
    if (!known.has(id)) {
      await expectOk(cdc, 'PUT', `/report-schedules/${id}`, { enabled: true, ...reporter, ...schedule });
    }
  };
  await set('schedule-day', {
    template: 'daily-situation',
    times: ['06:00'],
    dueMinutes: 60,
    recipients: [committee, { kind: 'communes-of', id: areaIdOf(scene, run.provinceCode) }],
    mailTo: ['vanthu.mophong@example.org'],
  });
  await set('schedule-week', {
    template: 'weekly',
    times: ['07:00'],
    weekday: 1,
    dueMinutes: 240,
    recipients: [committee],
  });
}

async function uploadMapping(scene: Scene, id: string): Promise<void> {
  const { run } = scene;
  // Identifiers in the form of DHIS2's that belong to no server.
  const uid = (prefix: string, at: number) => `${prefix}${String(at).padStart(11 - prefix.length, '0')}`;
  const metrics = ['cases.confirmed', 'contacts.confirmed', 'lab.tests', 'lab.positive'];
  const areas = [run.provinceCode, ...run.communes.map(({ code }) => code)];
  const lines = [
    'kind,code,uid,categoryOptionCombo,attributeOptionCombo',
    ...metrics.map((code, at) => `metric,${code},${uid('deMoPhong', at)},,`),
    ...areas.map((code, at) => `area,${code},${uid('ouMoPhong', at)},,`),
  ];
  await expectOk(await scene.as('demo.quantri'), 'POST', '/exchange/mappings', {
    id,
    validFrom: '2026-01-01',
    note: 'Mã giả của dữ liệu mô phỏng',
    csv: `${lines.join('\n')}\n`,
  });
}

async function exists(api: Api, path: string): Promise<boolean> {
  return (await api('GET', path)).status === 200;
}
