import { sign, verify, type KeyObject } from 'node:crypto';
import {
  type DccIssuer,
  type DccSigner,
  issueDcc,
  qrSvg,
  readDccSigner,
  verifyDcc,
} from '../../lib/credentials/index.ts';
import { VACCINATION } from '../../lib/credentials/dcc-test-samples.ts';
import { nodeCertificates, nodePrivateKey } from '../../lib/credentials/node-crypto.ts';
import { type Measured, median } from './numbers.ts';

const NOW = Date.parse('2021-08-16T00:00:00Z');
const DAY_MS = 24 * 60 * 60_000;
/** Operations of one measurement; the four kinds take turns, so that a busy moment touches all. */
const TURN = 2000;
/** Length of what a certificate's signature is over, bytes. */
const SIGNED_BYTES = 330;

/**
 * Issuing and verifying vaccine passports by CPU time, in turns with the bare signature operations of node:crypto in this
 * very process, and drawing their QR codes.
 */
export async function benchCredentials(rounds: number): Promise<Measured[]> {
  const { makeAuthority, makeDocumentSigner } =
    await import('../../server/platform/credentials/certificates.ts');
  const made = await makeDocumentSigner(await makeAuthority('VN', NOW - DAY_MS), NOW - DAY_MS);
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', made.keys.privateKey));
  const read = await readDccSigner(made.certificate, nodeCertificates);
  if (!read.ok) {
    throw new Error(`the signer's certificate cannot be read: ${read.reason}`);
  }
  const signer: DccSigner = read.value;
  const privateKey = nodePrivateKey(pkcs8);
  const issuer: DccIssuer = { ...signer, key: privateKey, country: 'VN' };
  const text = await issueOne(issuer);
  const data = Buffer.alloc(SIGNED_BYTES, 7);
  const signature = sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const publicKey = { key: signer.key as KeyObject, dsaEncoding: 'ieee-p1363' } as const;
  const work = {
    bareSign: () => sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
    issue: async () => await issueOne(issuer),
    bareVerify: () => verify('sha256', data, publicKey, signature),
    verify: async () => {
      const { verdict } = await verifyDcc(text, [signer], new Date(NOW), nodeCertificates);
      if (verdict !== 'VALID') {
        throw new Error('the certificate of the benchmark does not verify');
      }
    },
    draw: () => qrSvg(text, { level: 'Q', title: 'HC1' }),
  };
  const seen: Record<keyof typeof work, number>[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const rates = {
      bareSign: await rateOf(work.bareSign),
      issue: await rateOf(work.issue),
      bareVerify: await rateOf(work.bareVerify),
      verify: await rateOf(work.verify),
      draw: await rateOf(work.draw, TURN / 10),
    };
    // The first round warms up.
    if (round > 0) {
      seen.push(rates);
    }
  }
  const middle = (name: keyof typeof work) => median(seen.map((rates) => rates[name]));
  const ratio = (one: keyof typeof work, to: keyof typeof work) =>
    median(seen.map((rates) => rates[one] / rates[to]));
  return [
    {
      name: 'vaccine passport issued',
      value: middle('issue'),
      unit: '/cpu-s',
      baseline: { name: 'bare signature', value: middle('bareSign') },
      ratio: ratio('issue', 'bareSign'),
      target: { of: 'ratio', is: 'at least', bound: 0.35 },
    },
    {
      name: 'vaccine passport verified, with schema',
      value: middle('verify'),
      unit: '/cpu-s',
      baseline: { name: 'bare verification', value: middle('bareVerify') },
      ratio: ratio('verify', 'bareVerify'),
      target: { of: 'ratio', is: 'at least', bound: 0.55 },
    },
    {
      name: 'QR code of a passport as SVG, level Q',
      value: middle('draw'),
      unit: '/cpu-s',
      target: { of: 'value', is: 'at least', bound: 700 },
    },
  ];
}

async function issueOne(issuer: DccIssuer): Promise<string> {
  const issued = await issueDcc(
    { certificate: VACCINATION, issuedAt: new Date(NOW), expiresAt: new Date(NOW + 365 * DAY_MS) },
    issuer,
    nodeCertificates,
  );
  if (!issued.ok) {
    throw new Error(`nothing was issued: ${issued.reason}`);
  }
  return issued.value;
}

/** Operations a second of CPU of this process. */
async function rateOf(operation: () => unknown, times = TURN): Promise<number> {
  const before = process.cpuUsage();
  for (let done = 0; done < times; done += 1) {
    await operation();
  }
  const { user, system } = process.cpuUsage(before);
  return times / ((user + system) / 1_000_000);
}
