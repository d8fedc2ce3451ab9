import { formatShortCode } from '../../../../lib/credentials/index.ts';
import { formatDateTime } from '../../../../lib/vietnamese/index.ts';
import type { SmsAnswer } from '../context.ts';

const EXAMPLE = 'Vi du: KB NGUYEN VAN AN 1980 DONG DANG KHONG TRIEU CHUNG';
/** What a text lacks, without marks: with them a text holds 70 characters, not 160. */
const GAPS: { readonly [gap: string]: string } = {
  keyword: 'chu KB o dau',
  name: 'ho ten',
  birth: 'nam sinh',
  place: 'xa phuong',
  health: 'suc khoe',
};

/** The text that goes back: plain letters, one message of 160 wherever it can be. It names nobody. */
export function replyTo(answer: SmsAnswer, simulated: boolean): string {
  const head = simulated ? 'MO PHONG. ' : '';
  if (answer.kind === 'declared') {
    const until = formatDateTime(answer.validUntil);
    return `${head}Da nhan to khai. Ma ${formatShortCode(answer.shortCode)}, dung den ${until}. Ghi lai, doc ma nay tai chot.${answer.atRisk ? ' Y te se lien he.' : ''}`;
  }
  if (answer.kind === 'incomplete') {
    const lacking = answer.gaps.map((gap) => GAPS[gap] ?? gap).join(', ');
    return `${head}Chua ghi nhan. Thieu: ${lacking}. ${EXAMPLE}`;
  }
  return answer.kind === 'too-many'
    ? `${head}Ban da nhan qua nhieu tin. Thu lai sau, hoac goi 1022.`
    : `${head}Chua ghi nhan to khai. Kiem tra lai noi dung hoac goi 1022. ${EXAMPLE}`;
}
