import { type Group, walks } from '../../test/end-to-end/screen-lists.ts';

export type Language = 'vi' | 'en';

/** One picture to take. */
export type Scene = {
  /** Title of its part of the index, in both languages. */
  readonly group: { readonly vi: string; readonly en: string };
  /** As in the lists of screens, `:case` and so on standing for records. */
  readonly address: string;
  /** Account that is logged in; '' is nobody. */
  readonly login: string;
  readonly language: Language;
  readonly width: number;
  readonly height: number;
  /** Keys pressed when the screen stands. */
  readonly keys?: string;
};

/** Account of the phone at a gate: its screens need a shift that was begun. */
export const FIELD_LOGIN = 'demo.chot';
/** Screens of a shift, as `web/field/app/view.ts` names them. */
const views = ['quet', 'xe', 'khong-ma', 'so-ca'];
const PHONE = 360;
const DESK = 1280;
const WALL = { width: 1920, height: 1080 } as const;
const languages = ['vi', 'en'] as const;

const titles: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  'of officers about people': {
    vi: 'Cán bộ: ca bệnh, truy vết, xét nghiệm',
    en: 'Officers: cases, tracing, laboratory',
  },
  'of officers about hand-over and work': {
    vi: 'Cán bộ: bàn giao, tìm người, phân công',
    en: 'Officers: hand-over, searches, assignments',
  },
  'of officers about gates and papers': {
    vi: 'Cán bộ: chốt, giấy tờ, văn bản',
    en: 'Officers: gates, permits, papers',
  },
  'of officers about figures': { vi: 'Cán bộ: số liệu, chỉ huy', en: 'Officers: figures, command' },
  'of administrators': { vi: 'Quản trị', en: 'Administration' },
  'of analysts': { vi: 'Phân tích', en: 'Analysis' },
  'of citizens': { vi: 'Người dân và trang công khai', en: 'Citizens and public pages' },
};
const wallTitle = { vi: 'Tường của trung tâm chỉ huy', en: 'The wall of the command centre' };
const fieldTitle = { vi: 'Điện thoại ở chốt', en: 'The phone of a gate' };

/** Pages that are no screen of the console: also taken at the width of a phone. */
const onPhones = (address: string): boolean => !address.startsWith('/console');

/** Every picture of the product, in the order of the index. */
export function allScenes(): Scene[] {
  const listed = Object.values<readonly Group[]>(walks)
    .flat()
    .flatMap(([who, screens, login]) =>
      screens.map((address) => ({
        group: titles[who] ?? { vi: who, en: who },
        address,
        login,
      })),
    );
  const scenes = listed.flatMap((one) =>
    languages.flatMap((language): Scene[] => [
      { ...one, language, width: DESK, height: 800 },
      ...(onPhones(one.address) ? [{ ...one, language, width: PHONE, height: 780 }] : []),
    ]),
  );
  const wall = ['1', '2', '3', '4'].flatMap((keys) =>
    languages.map((language): Scene => ({
      group: wallTitle,
      address: '/console/wall',
      login: 'demo.tuong',
      language,
      ...WALL,
      keys,
    })),
  );
  const field = ['', ...views.map((view) => `#${view}`)].flatMap((view) =>
    languages.map((language): Scene => ({
      group: fieldTitle,
      address: `/field/${view}`,
      login: view === '' ? '' : FIELD_LOGIN,
      language,
      width: PHONE,
      height: 780,
    })),
  );
  return [...scenes, ...wall, ...field];
}

/** Accounts whose screens need no name in the file. */
const usual: ReadonlySet<string> = new Set(['', 'demo.cdc', 'demo.tuong', FIELD_LOGIN]);

/** Name of the picture of a scene: `console-cases-case.vi.1280.webp`. */
export function fileOf({ address, login, language, width, keys }: Scene): string {
  const words = address
    .replace(/^\/console\/?/, 'console-')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const whose = usual.has(login) ? '' : `.${login.replace('demo.', '')}`;
  return `${words === '' ? 'home' : words}${keys === undefined ? '' : `-${keys}`}${whose}.${language}.${width}.webp`;
}
