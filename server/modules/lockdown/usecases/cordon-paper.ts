import { label, type LabelCode } from '../../../../contract/labels.ts';
import type { CordonDecision } from '../../orders/index.ts';
import type { LockdownRow, PaperFacts, SignedDecision } from '../store/lockdowns.ts';

/** What a decision on a cordon says, put together for its sheet: the same for one that was issued and for a preview. */
export function cordonPaper(
  row: LockdownRow,
  decision: Pick<
    SignedDecision,
    'number' | 'at' | 'legalBasis' | 'reason' | 'signer' | 'officeName' | 'until'
  >,
  facts: PaperFacts,
  words: Pick<CordonDecision, 'wording' | 'officeSeat'>,
): CordonDecision {
  const { number, at: issuedAt, legalBasis, reason, signer, officeName, until } = decision;
  const { set_up: setUp } = row;
  return {
    ...facts,
    id: row.id,
    dataset: row.dataset,
    title: row.title,
    number,
    wording: words.wording,
    officeName,
    officeSeat: words.officeSeat,
    issuedAt,
    legalBasis,
    reason,
    signer,
    drawn: row.outline !== null,
    addressWords: row.address_words,
    disease: label('disease', row.disease as LabelCode<'disease'>, 'vi'),
    from: row.from_at.getTime(),
    until: facts.kind === 'cordon-lift' ? issuedAt : until,
    first:
      facts.kind === 'cordon' || setUp === null
        ? null
        : { number: setUp.number, issuedAt: setUp.at, officeName: setUp.officeName },
  };
}
