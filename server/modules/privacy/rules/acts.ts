import { personLists } from '../../../../contract/person-lists.ts';
import { historyAct } from '../../../../contract/labels/history.ts';
import type { EndpointKey } from '../../../../contract/kit.ts';
import type { Pair } from '../../../../contract/labels/kit.ts';

/** What looks and whole kinds of acts are called before the person whom they were about; the first prefix counts. */
const kinds: readonly (readonly [prefix: string, words: Pair])[] = [
  ['person.read', ['Xem hồ sơ nhân thân', 'Read the identity record']],
  ['person', ['Xử lý hồ sơ nhân thân', 'Worked on the identity record']],
  ['lab', ['Xem hoặc ghi xét nghiệm', 'Read or recorded tests']],
  ['place-exposure', ['Xem hoặc sửa nơi bạn đã đến', 'Read or edited where you had been']],
  ['case', ['Xem hoặc ghi hồ sơ ca bệnh', 'Read or wrote the case record']],
  ['contact', ['Xem hoặc ghi danh sách tiếp xúc', 'Read or wrote the list of contacts']],
  ['order', ['Xem hoặc ghi quyết định', 'Read or wrote an order']],
  ['declaration', ['Xem hoặc ghi khai báo', 'Read or recorded a declaration']],
  ['interview', ['Gọi điều tra', 'Called for an interview']],
  ['lodging', ['Xem hoặc ghi lưu trú', 'Read or recorded lodging']],
  ['handover', ['Bàn giao cho nơi khác phụ trách', 'Handed over to another unit']],
  ['search', ['Tìm người mất liên lạc', 'Looked for a missing person']],
  ['community', ['Tổ COVID cộng đồng thăm hộ', 'Visited by the community team']],
  ['privacy', ['Giải quyết yêu cầu về dữ liệu', 'Handled a request about the data']],
];
const OTHER: Pair = ['Xử lý hồ sơ', 'Worked on the record'];

/** Words for an act, for the person whom it was about: those of the record's history, else of its kind. */
export function actWords(action: string): { what: string; whatEn: string } {
  const kind = kinds.find(([prefix]) => action.startsWith(prefix))?.[1];
  const [what, whatEn] = historyAct[action] ?? kind ?? OTHER;
  return { what, whatEn };
}

/** Words for a file with names, for a person who stood in it. */
export function listWords(list: string): { what: string; whatEn: string } {
  const [vi, en] = personLists[list as EndpointKey]?.name ?? ['danh sách', 'a list'];
  return { what: `Tải tệp danh sách có tên bạn: ${vi}`, whatEn: `Loaded a list that you stand in: ${en}` };
}
