import type { Reply } from '../../../../contract/kit.ts';
import type { orderTemplatesApi, Wording } from '../../../../contract/order-templates.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import { committeeKey } from '../rules/demo-offices.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { communeAt, type Scene } from './scene.ts';

type Template = Reply<(typeof orderTemplatesApi)['GET /order-templates/{id}']>;
type Version = {
  readonly key: string;
  readonly kind: string;
  readonly note: string;
  readonly change: (wording: Wording) => Partial<Wording>;
  /** Days from today to its first day; null: it stays a draft. */
  readonly inDays: number | null;
};

/** The ward of the shown commune officer. */
const WARD = '06187';
const SIMULATED = '(mô phỏng)';

const versions: readonly Version[] = [
  {
    key: 'home 1',
    kind: 'quarantine-home',
    note: `Theo thể thức của phường ${SIMULATED}`,
    change: () => ({
      authority: 'Chủ tịch {office.name}',
      basis: [
        `Luật Tổ chức chính quyền địa phương ${SIMULATED}`,
        '{order.basis}',
        'Xét đề nghị của Trạm y tế {area.name}',
      ],
      recipients: ['Như Điều 3', 'Trạm y tế {area.name}', 'Công an {area.name}', 'Lưu: VT, YT'],
    }),
    inDays: 0,
  },
  {
    key: 'home 2',
    kind: 'quarantine-home',
    note: `Thêm số điện thoại trực ${SIMULATED}`,
    change: ({ articles }) => ({
      articles: articles.with(1, [
        ...articles[1]!,
        `Khi cần giúp đỡ, gọi trạm y tế {area.name} hoặc 1022 ${SIMULATED}.`,
      ]),
    }),
    inDays: 7,
  },
  {
    key: 'facility 1',
    kind: 'quarantine-facility',
    note: `Đang soạn, còn viện dẫn luật cũ ${SIMULATED}`,
    change: () => ({
      basis: ['Luật Phòng, chống bệnh truyền nhiễm số 03/2007/QH12', '{order.basis}'],
    }),
    inDays: null,
  },
  {
    key: 'extension 1',
    kind: 'extension',
    note: `Kéo dài thời hạn, theo thể thức của phường ${SIMULATED}`,
    change: ({ basis }) => ({
      authority: 'Chủ tịch {office.name}',
      basis: [...basis, 'Xét đề nghị của Trạm y tế {area.name}'],
      recipients: ['Như Điều 3', 'Trạm y tế {area.name}', 'Công an {area.name}', 'Lưu: VT, YT'],
    }),
    inDays: 0,
  },
  {
    key: 'certificate 1',
    kind: 'certificate',
    note: `Thêm lời cảm ơn ${SIMULATED}`,
    change: ({ articles }) => ({
      articles: [[...articles[0]!, '{office.name} cảm ơn sự hợp tác của ông/bà trong thời gian cách ly.']],
    }),
    inDays: 0,
  },
  {
    key: 'letter 1',
    kind: 'hand-over',
    note: `Thêm số trực của phường ${SIMULATED}`,
    change: ({ articles }) => ({
      articles: [articles[0]!, [...articles[1]!, `Cần trao đổi xin gọi 1022 ${SIMULATED}.`]],
    }),
    inDays: 0,
  },
  {
    key: 'cordon 1',
    kind: 'cordon',
    note: `Thêm số trực của phường ${SIMULATED}`,
    change: ({ articles }) => ({
      authority: 'Chủ tịch {office.name}',
      articles: articles.with(1, [
        ...articles[1]!,
        `Cần giúp đỡ gọi trực ban {area.name} hoặc 1022 ${SIMULATED}.`,
      ]),
    }),
    inDays: 0,
  },
];

/**
 * The wording of a commune's committee: one version in force, the next with its first day, a draft that cites a law
 * which has ended, the words of extensions, certificates, letters of hand-over and cordons.
 */
export async function writeTemplates(scene: Scene): Promise<void> {
  const { run } = scene;
  const commune = run.communes[communeAt(scene, WARD)]!;
  const officeId = demoId(run, 'office', committeeKey(commune.code));
  for (const version of versions) {
    await writeVersion(scene, officeId, version);
  }
}

/** Each step only where the version still waits for it, so that a load that was cut off goes on. */
async function writeVersion(
  { cdc, run, context }: Scene,
  officeId: string,
  { key, kind, note, change, inDays }: Version,
): Promise<void> {
  const id = demoId(run, 'order-template', key);
  await expectOk(cdc, 'POST', '/order-templates', { id, officeId, kind });
  let one = await expectOk<Template>(cdc, 'GET', `/order-templates/${id}`);
  if (one.state === 'draft' && one.note === null) {
    const content = { ...one.content, ...change(one.content) };
    one = await expectOk<Template>(cdc, 'PATCH', `/order-templates/${id}`, {
      version: one.version,
      content,
      note,
    });
  }
  if (one.state === 'draft' && inDays !== null) {
    const validFrom = localDate(context.platform.clock.now() + inDays * DAY_MS);
    await expectOk(cdc, 'POST', `/order-templates/${id}/start`, { version: one.version, validFrom });
  }
}
