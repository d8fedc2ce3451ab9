/** What stands in a cell of names: the name by itself, whether a remark was cut off, and why it is none. */
export type NameAlone = {
  readonly name: string;
  readonly isCut: boolean;
  readonly problem: 'bad-name' | 'two-people' | null;
};

const LONGEST = 120;
/** As most cells are: letters alone, that say nothing of another person. */
const PLAIN = /^(?!(?:con|cháu|vợ|chồng|bố|mẹ|em|anh|chị|bé|cb|hộ|gđ|gia đình|nhà) )[\p{L}\p{M}'’ ]{2,60}$/iu;
/** In brackets, or behind a dash what is no name: "(F1)", "(con ông Hùng)", "- F0", "BN 12". */
const REMARK = /\s*(?:[([][^()[\]]*[)\]]|(?:\s[-–]\s*|\s)(?:F\d|BN\s*\d+))\s*$/iu;
/** A household under one name: "Hộ ông Hùng", "GĐ chị Lan". */
const OF_HOUSEHOLD = /^(?:hộ|gđ|gia đình|nhà)\s+\p{L}/iu;
/** "và 3 người khác", "(4 người)". */
const AND_OTHERS = /\d+\s*(?:người|khẩu|nk)(?!\p{L})/iu;
/** Only somebody else is named: "con ông Hùng", "vợ F0", "CB Lê Thị C" as maternity wards write a newborn. */
const OF_ANOTHER =
  /^(?:bé\s+)?(?:(?:con|cháu|vợ|chồng|bố|mẹ|em|anh|chị)\s+(?:gái\s+|trai\s+)?(?:của\s+)?(?:(?:ông|bà|anh|chị|cô|chú|bác|cậu|dì)\s|F\d|BN\s*\d)|cb[\s.])/iu;
const BETWEEN = /[,;+&/\n]|\s[-–]\s|\svà\s|\s\d{1,2}[.)]\s/iu;
const WHO = /^(?:(?:vợ|chồng|con|bố|mẹ|ông|bà|anh|chị|em|cháu)\s*(?::|\s))?\s*/iu;
/** "1. " before a name. */
const NUMBER = /^\d{1,2}[.)]\s*(?=\p{L})/u;
/** Two words or more, each with a capital. */
const WHOLE_NAME = /^\p{Lu}[\p{L}\p{M}'’]*(?:\s+\p{Lu}[\p{L}\p{M}'’]*)+$/u;

/** Takes the name out of its cell; a cell that names two people, or only somebody's relative, waits. */
export function nameAlone(text: string): NameAlone {
  if (PLAIN.test(text) && !/ và /iu.test(text)) {
    return { name: text.replace(/\s+/gu, ' ').trim(), isCut: false, problem: null };
  }
  const whole = text.trim().replace(/[,;.:+&-]+$/u, '');
  const cut = withoutRemarks(whole).replace(NUMBER, '');
  const name = cut.replace(/\s+/gu, ' ').trim();
  const people = cut
    .split(BETWEEN)
    .filter((part) =>
      WHOLE_NAME.test(withoutRemarks(part.trim()).replace(NUMBER, '').replace(WHO, '').trim()),
    );
  const isOther = /[,;+&:()[\]]/u.test(name) || OF_ANOTHER.test(name);
  const isSeveral = people.length > 1 || OF_HOUSEHOLD.test(name) || AND_OTHERS.test(text);
  const problem = isSeveral ? 'two-people' : isOther || !isName(name) ? 'bad-name' : null;
  return { name, isCut: cut !== whole, problem };
}

/** The name of a row of our own list: what an officer once noted is not cut. */
export function nameAsKept(text: string): NameAlone {
  const name = text.replace(/\s+/gu, ' ').trim();
  return { name, isCut: false, problem: isName(name) ? null : 'bad-name' };
}

function isName(text: string): boolean {
  return /\p{L}/u.test(text) && !/\d{4}/u.test(text) && text.length <= LONGEST;
}

/** Remarks with a year or a phone say more than a remark: they stay, and the cell is no name. */
function withoutRemarks(text: string): string {
  const remark = REMARK.exec(text);
  const cut = remark === null ? text : text.slice(0, remark.index);
  return cut === text || cut.trim() === '' || /\d{4}/u.test(remark![0]) ? text : withoutRemarks(cut);
}

const WITH_YEAR =
  /^(.*?\p{L})(?:\s*[,;:(–-]\s*|\s+)(?:(?:sinh(?: năm)?|năm(?: sinh)?|sn|ns)\s*[:.]?\s*)?((?:19|20)\d{2})\s*\)?$/iu;
const WITH_AGE = /^(.*?\p{L})(?:\s*[,;:(–-]\s*|\s+)(\d{1,3}\s*(?:tuổi|t))\.?\s*\)?$/iu;

/** The birth that stands behind a name, "Thào A Sở, 1986", "Thào Thị Chua (45 tuổi)"; null: there is none. */
export function birthBehind(text: string): { readonly name: string; readonly birth: string } | null {
  const [, name, birth] = WITH_YEAR.exec(text.trim()) ?? WITH_AGE.exec(text.trim()) ?? [];
  return name === undefined || birth === undefined ? null : { name, birth };
}
