type Words = readonly [vi: string, en: string];

/** What an act of the audit trail is called before the person whom it was about; the longest prefix counts. */
const acts: readonly (readonly [prefix: string, words: Words])[] = [
  ['person.read', ['Xem hồ sơ nhân thân', 'Read the identity record']],
  ['person.edit', ['Sửa hồ sơ nhân thân', 'Edited the identity record']],
  ['person.create', ['Lập hồ sơ nhân thân', 'Made the identity record']],
  ['person.card', ['Cấp hoặc in thẻ cá nhân', 'Issued or printed the person card']],
  ['person.merge', ['Gộp hồ sơ trùng', 'Merged duplicate records']],
  ['person.restrict', ['Hạn chế xử lý theo yêu cầu', 'Held the record back as asked']],
  ['person.unrestrict', ['Kết thúc hạn chế xử lý', 'Ended the holding back']],
  ['person', ['Xử lý hồ sơ nhân thân', 'Worked on the identity record']],
  [
    'access-pass',
    ['Mở hồ sơ ngoài địa bàn, có ghi lý do', 'Opened the record from another area, with a reason'],
  ],
  ['lab', ['Xem hoặc ghi xét nghiệm', 'Read or recorded tests']],
  ['case', ['Xem hoặc ghi hồ sơ ca bệnh', 'Read or wrote the case record']],
  ['contact', ['Xem danh sách tiếp xúc', 'Read the list of contacts']],
  ['order', ['Xem hoặc ghi quyết định', 'Read or wrote an order']],
  ['declaration', ['Xem hoặc ghi khai báo', 'Read or recorded a declaration']],
  ['interview', ['Gọi điều tra', 'Called for an interview']],
  ['lodging', ['Xem hoặc ghi lưu trú', 'Read or recorded lodging']],
  ['privacy', ['Giải quyết yêu cầu về dữ liệu', 'Handled a request about the data']],
];
const OTHER: Words = ['Xử lý hồ sơ', 'Worked on the record'];

/** Words for an act, for the person whom it was about. */
export function actWords(action: string): { what: string; whatEn: string } {
  const [, [what, whatEn]] = acts.find(([prefix]) => action.startsWith(prefix)) ?? ['', OTHER];
  return { what, whatEn };
}
