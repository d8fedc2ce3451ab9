import { openMessage, webCrypto } from '../../../../lib/credentials/index.ts';
import type { CommandContext } from '../context.ts';
import type { BriefingRow } from '../store/briefings.ts';
import { digestOf } from './freeze-cut.ts';

export type Verification = { readonly genuine: boolean; readonly fault: string | null };

/** Whether the content of a cut is what our key signed, and the digest on its paper is its own. */
export async function verifyCut(
  { signer, platform }: CommandContext,
  row: Pick<BriefingRow, 'content' | 'digest' | 'signed'>,
): Promise<Verification> {
  const opened = await openMessage(
    'briefing',
    new Uint8Array(row.signed),
    await signer.publicKeys('live'),
    new Date(platform.clock.now()),
    webCrypto,
  );
  if (!opened.ok) {
    return { genuine: false, fault: opened.reason };
  }
  const same = new TextDecoder().decode(opened.value.content) === row.content;
  return same && digestOf(row.content) === row.digest
    ? { genuine: true, fault: null }
    : { genuine: false, fault: 'digest' };
}
