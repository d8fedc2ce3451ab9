import { type AddressProblem, outgoingProblem } from '../../../platform/outgoing/addresses.ts';

/** What is wrong with an address to push values to; null: nothing that its text shows. */
export function addressProblem(text: string, allowPrivate: boolean): AddressProblem | null {
  const url = URL.parse(text);
  const problem = outgoingProblem(text, allowPrivate);
  if (url === null || problem !== null) {
    return problem;
  }
  if (url.search !== '') {
    return { vi: 'không được chứa tham số', en: 'it must hold no query' };
  }
  return url.pathname.endsWith('/api/dataValueSets')
    ? null
    : { vi: 'phải kết thúc bằng /api/dataValueSets', en: 'it must end with /api/dataValueSets' };
}
