import { type Word, words } from '../vietnamese/index.ts';

/** How somebody is related to a case, as far as words tell it: codes of `contract/tracing.ts`. */
export type Relation =
  | 'same-household'
  | 'family-or-friend'
  | 'same-workplace'
  | 'same-class'
  | 'medical-care'
  | 'same-vehicle';

/** Where in a cell words tell the relation: anywhere, as the first ones ("mẹ đẻ"), or as the only ones ("chị"). */
type Place = 'anywhere' | 'first' | 'alone';

const kin = (of: readonly string[], which: readonly string[]) =>
  of.flatMap((one) => which.map((more) => `${one} ${more}`));
const SIBLINGS = ['anh', 'chị', 'em', 'cháu'];

/** Null: words that begin like a relation and tell none, as of a priest, a nun, somebody no longer of the household. */
const TELLING: readonly (readonly [Relation | null, Place, readonly string[]])[] = [
  [
    null,
    'first',
    kin(['cha'], ['xứ', 'sở', 'phó', 'dòng', 'cố', 'tuyên úy', 'quản xứ', 'chánh xứ', 'linh mục']),
  ],
  [
    null,
    'first',
    [...kin(['cha', 'mẹ', 'con'], ['đỡ đầu', 'tinh thần']), 'mẹ bề trên', 'con chiên', 'con nhang'],
  ],
  [null, 'first', [...kin(['vợ', 'chồng'], ['cũ']), 'bố trí', 'con đường', 'con tàu', 'con phố']],
  ['same-household', 'anywhere', ['cùng nhà', 'chung nhà', 'cùng hộ', 'chung hộ', 'sống chung']],
  ['same-household', 'first', ['vợ', 'chồng', 'con', 'bố', 'cha', 'mẹ', 'anh em', 'anh chị', 'chị em']],
  ['same-household', 'first', kin(['ông', 'bà', 'cháu'], ['nội', 'ngoại'])],
  ['same-household', 'first', kin(SIBLINGS, ['ruột', 'trai', 'gái', 'rể', 'dâu', 'vợ', 'chồng'])],
  ['same-household', 'alone', SIBLINGS],
  ['same-workplace', 'anywhere', ['đồng nghiệp', 'làm cùng', 'làm chung']],
  ['same-workplace', 'anywhere', kin(['cùng'], ['công ty', 'cơ quan', 'xưởng', 'chỗ làm'])],
  ['same-class', 'anywhere', ['bạn học', 'chung lớp', ...kin(['cùng', 'bạn cùng'], ['lớp', 'trường'])]],
  ['same-vehicle', 'anywhere', ['cùng xe', 'chung xe', 'cùng chuyến', 'chung chuyến']],
  ['medical-care', 'anywhere', ['chăm sóc', 'điều trị', 'nhân viên y tế']],
  ['family-or-friend', 'anywhere', ['họ hàng', 'người thân', 'hàng xóm']],
  ['family-or-friend', 'anywhere', kin(['bạn'], ['bè', 'thân', 'trai', 'gái'])],
  ['family-or-friend', 'first', kin(SIBLINGS, ['họ'])],
  ['family-or-friend', 'alone', ['bạn']],
];

type Phrase = { readonly relation: Relation | null; readonly place: Place; readonly words: readonly Word[] };
/** The longest first: "bạn cùng lớp" is no friend. */
const PHRASES: readonly Phrase[] = TELLING.flatMap(([relation, place, texts]) =>
  texts.map((text) => ({ relation, place, words: words(text) })),
).toSorted((a, b) => b.words.length - a.words.length);

/** Words that only say whose relation it is: "F0", "BN 12", "là", "của". */
const WHOSE = /^(f\d+|bn\d*|\d+|la|cua)$/u;

/**
 * A relation in the words of clerks; undefined where the words are not known, or tell two ("vợ đồng nghiệp"). Where the cell has
 * marks they count: "chịu" and "chỉ" are no "chị", "với" is no "vợ".
 */
export function relationOfWords(text: string): Relation | undefined {
  const said = words(text).filter((word) => !WHOSE.test(word.folded));
  const isMarked = said.some(({ hasMarks }) => hasMarks);
  const fits = (phrase: Phrase, at: number) =>
    (phrase.place === 'anywhere' || at === 0) &&
    (phrase.place !== 'alone' || phrase.words.length === said.length) &&
    phrase.words.every((word, i) => {
      const own = said[at + i];
      return own !== undefined && (isMarked ? own.marked === word.marked : own.folded === word.folded);
    });
  const found = new Set<Relation | null>();
  for (let at = 0; at < said.length;) {
    const phrase = PHRASES.find((one) => fits(one, at));
    if (phrase !== undefined) {
      found.add(phrase.relation);
    }
    at += phrase?.words.length ?? 1;
  }
  const [only] = found;
  return found.size === 1 ? (only ?? undefined) : undefined;
}
