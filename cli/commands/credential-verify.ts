import {
  type AnyVerdict,
  freshSteps,
  verifyAny,
  webCertificates,
  webCrypto,
} from '../../lib/credentials/index.ts';
import { nodeInflate } from '../../lib/credentials/node-inflate.ts';
import { lineReader, type VerifyLine } from '../credential-line.ts';
import { withFiles } from '../files.ts';
import { type Command, EXIT, print } from '../kit.ts';
import { linesOf } from '../lines.ts';
import { refusedRows } from '../refused-rows.ts';

const ports = { codes: webCrypto, certificates: { ...webCertificates, inflate: nodeInflate } };

/** The answer about a line that is no question. */
const MALFORMED = {
  kind: 'unknown',
  verdict: 'INVALID',
  reason: 'INPUT',
  steps: freshSteps(),
  payload: null,
} as const;

/** Says of each code on standard input what it is and whether it is valid, exactly as the contract fixes it. */
export const credentialVerifyCommand: Command = {
  name: 'credential verify',
  summary:
    'verify codes: a JSON object a line on standard input {"code","now"?,"certificates"?:[base64 DER],"keys"?}, a JSON line out each',
  options: { errors: { value: 'e.csv', text: 'write malformed lines: line,code,message,raw' } },
  run: async (given) =>
    await withFiles(async () => {
      const refused = refusedRows(given['errors']);
      const read = lineReader(ports, () => new Date());
      let number = 0;
      for await (const line of linesOf(process.stdin)) {
        number += 1;
        const question = line === null ? 'length' : await read(line);
        if (typeof question === 'string') {
          const vi = `Dòng không đọc được: ${question}`;
          const en = `the line cannot be read: ${question}`;
          refused.add({ line: number, code: question, vi, en, raw: line ?? '' });
        }
        print(`${JSON.stringify(await answer(question))}\n`);
      }
      return (await refused.close()) > 0 ? EXIT.refused : EXIT.done;
    }),
};

async function answer(question: VerifyLine | string): Promise<AnyVerdict | typeof MALFORMED> {
  return typeof question === 'string' ? MALFORMED : await verifyAny(question.code, question.trust, ports);
}
