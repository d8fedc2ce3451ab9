import { fold } from '../../../../lib/vietnamese/index.ts';

const STOP = /^(?:tc|tu choi|tuchoi|stop|(?:khong|dung|huy|ngung) (?:nhan|gui))(?: tin(?: nhan)?)?$/u;
const START = /^(?:nhan|nhan lai|nhan tin|start)(?: tin(?: nhan)?)?$/u;

/** What a text that came in says of texts that leave: `stop`, `start`, or nothing of the kind. It says that and no more. */
export function readWish(text: string): 'stop' | 'start' | null {
  const words = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return STOP.test(words) ? 'stop' : START.test(words) ? 'start' : null;
}

/** The answer to a wish, in plain letters. It names nobody. */
export function wishReply(wish: 'stop' | 'start', simulated: boolean): string {
  const head = simulated ? 'MO PHONG. ' : '';
  return wish === 'stop'
    ? `${head}Da ghi nhan: so nay khong nhan tin thuong nua. Tin khan van gui. Nhan lai: soan NHAN. Can giup: goi 1022.`
    : `${head}Da ghi nhan: so nay nhan tin tro lai. Tu choi: soan TC.`;
}

/** What is added to a text that is not urgent, where an answer can come in. */
export const STOP_HINT = ' Tu choi: soan TC';
