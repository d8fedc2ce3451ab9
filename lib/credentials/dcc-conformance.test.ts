import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { decodeBase45 } from './base45.ts';
import type { Bytes } from './bytes.ts';
import { equalBytes } from './bytes.ts';
import { decodeCbor, FOREIGN_LIMITS, isCborMap } from './cbor.ts';
import { cborWriter } from './cbor-writer.ts';
import { parseForeignSign1 } from './cose.ts';
import { type DccClaims, decodeDccClaims, MAX_INFLATED } from './dcc-open.ts';
import { entriesOf, findDccFault } from './dcc-schema.ts';
import { type DccSigner, readDccSigner } from './dcc-signer.ts';
import {
  base64Bytes,
  clockOf,
  type DccCase,
  hasDccData,
  hexBytes,
  readDccCases,
  readKnownDisagreements,
  readSchemaExamples,
} from './dcc-test-data.ts';
import { findSignerFault, isSignedBy, verifyDcc } from './dcc-verify.ts';
import { DATE_TAGS, isJsonObject, type JsonValue, toJson } from './json.ts';
import { nodeInflate } from './node-inflate.ts';
import { webCertificates } from './web-certificates.ts';

const port = { ...webCertificates, inflate: nodeInflate };

/** The answer of one step about a file, or null when the file lacks what the step needs. */
type Check = (file: DccCase) => Promise<boolean | null> | boolean | null;

const CHECKS: Record<string, Check> = {
  EXPECTEDUNPREFIX: ({ PREFIX, BASE45 }) =>
    PREFIX === undefined || BASE45 === undefined ? null : PREFIX === `HC1:${BASE45}`,
  EXPECTEDB45DECODE: ({ BASE45, COMPRESSED }) => {
    const bytes = BASE45 === undefined ? null : decodeBase45(BASE45);
    return bytes === null || COMPRESSED === undefined
      ? null
      : bytes.ok && equalBytes(bytes.value, hexBytes(COMPRESSED));
  },
  EXPECTEDCOMPRESSION: async ({ COMPRESSED, COSE }) => {
    if (COMPRESSED === undefined || COSE === undefined) {
      return null;
    }
    const [inNode, inBrowsers] = await Promise.all(
      [port, webCertificates].map((means) => means.inflate(hexBytes(COMPRESSED), MAX_INFLATED)),
    );
    expect(inNode).toEqual(inBrowsers);
    return inNode !== null && inNode !== undefined && equalBytes(inNode, hexBytes(COSE));
  },
  EXPECTEDPICTUREDECODE: async (file) => {
    const picture = file['2DCODE'];
    return picture === undefined || file.PREFIX === undefined
      ? null
      : (await readPicture(base64Bytes(picture))) === file.PREFIX;
  },
  EXPECTEDENCODE: ({ JSON }) => {
    const writer = cborWriter();
    writer.json(JSON ?? {});
    return JSON === undefined ? null : isSame(jsonOf(writer.finish()), JSON);
  },
  EXPECTEDVERIFY: async (file) => {
    const signer = await signerOf(file);
    if (file.COSE === undefined || signer === null) {
      return null;
    }
    const message = parseForeignSign1(hexBytes(file.COSE));
    return (
      message.ok &&
      message.value.kid !== null &&
      equalBytes(message.value.kid, signer.kid) &&
      isSignedBy(message.value, signer, port)
    );
  },
  EXPECTEDDECODE: ({ COSE, CBOR, JSON }) =>
    COSE === undefined || CBOR === undefined || JSON === undefined
      ? null
      : isSame(claimsOf(COSE)?.certificate, JSON) && isSame(jsonOf(hexBytes(CBOR)), JSON),
  EXPECTEDVALIDJSON: ({ CBOR, JSON }) =>
    CBOR === undefined || JSON === undefined ? null : isSame(jsonOf(hexBytes(CBOR)), JSON),
  EXPECTEDEXPIRATIONCHECK: async (file) => {
    const fault = await signerFault(file);
    return fault === undefined ? null : fault === null || fault === 'KEY_USAGE';
  },
  EXPECTEDKEYUSAGE: async (file) => {
    const signer = await signerOf(file);
    return file.COSE === undefined || signer === null
      ? null
      : entriesOf(claimsOf(file.COSE)?.certificate).every((entry) => signer.entries.includes(entry));
  },
  EXPECTEDSCHEMAVALIDATION: ({ COSE }) => {
    const certificate = COSE === undefined ? null : claimsOf(COSE)?.certificate;
    return certificate === null
      ? null
      : entriesOf(certificate).length === 1 && findDccFault(certificate) === null;
  },
};

/** Checks that fewer files have. */
const FEWEST: Readonly<Record<string, number>> = { EXPECTEDENCODE: 40 };

/** Cases of all countries whose verdict is published: valid are these, and no other. */
const VALID_COMMON = [1, 2, 3, 12, 13, 14, 15, 18, 19, 20, 21, 28].map((n) => `common/CO${n}.json`);
VALID_COMMON.push(...[3, 4, 5, 6].map((n) => `common/DGC${n}.json`));

describe.skipIf(!hasDccData)('EU digital COVID certificates (VX_SHARED data)', () => {
  const files = hasDccData ? readDccCases() : [];
  const known = hasDccData ? readKnownDisagreements() : new Set<string>();
  beforeAll(() => {
    const wasm = readFileSync(
      new URL('../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url),
    );
    prepareZXingModule({ overrides: { wasmBinary: wasm.buffer as ArrayBuffer } });
  });

  it.each(Object.entries(CHECKS))('%s', { timeout: 120_000 }, async (name, check) => {
    const disagreed: string[] = [];
    let run = 0;
    for (const file of files) {
      const expected = file.EXPECTEDRESULTS[name];
      const found = expected === undefined || known.has(`${name} ${file.name}`) ? null : await check(file);
      run += found === null ? 0 : 1;
      if (found !== null && found !== expected) {
        disagreed.push(file.name);
      }
    }
    expect(disagreed).toEqual([]);
    expect(run).toBeGreaterThan(FEWEST[name] ?? 200);
  });

  it('have the published verdict in the cases of all countries', async () => {
    const common = files.filter(({ name }) => name.startsWith('common/'));
    const verdicts = await Promise.all(
      common.map(async (file) => [file.name, (await verdictOf(file)).verdict] as const),
    );
    expect(common.length).toBeGreaterThanOrEqual(19);
    expect(verdicts).toEqual(
      common.map(({ name }) => [name, VALID_COMMON.includes(name) ? 'VALID' : 'INVALID']),
    );
  });

  it('are VALID exactly where no step is expected to fail', async () => {
    const disputed = new Set([...known].map((entry) => entry.split(' ')[1]));
    const whole = files.filter(
      ({ name, PREFIX, TESTCTX, EXPECTEDRESULTS }) =>
        PREFIX !== undefined &&
        TESTCTX.CERTIFICATE !== undefined &&
        EXPECTEDRESULTS['EXPECTEDEXPIRATIONCHECK'] !== undefined &&
        !disputed.has(name),
    );
    const wrong: string[] = [];
    for (const file of whole) {
      const { verdict, reason } = await verdictOf(file);
      const expected = Object.keys(CHECKS).every((name) => file.EXPECTEDRESULTS[name] !== false);
      if ((verdict === 'VALID') !== expected) {
        wrong.push(`${file.name} ${reason}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(whole.length).toBeGreaterThan(150);
  });

  it('keep to the schema, and break it where they are meant to', () => {
    const broken = readSchemaExamples().filter(({ payload }) => findDccFault(payload) !== null);
    expect(broken.map(({ name }) => name)).toEqual(
      readSchemaExamples()
        .map(({ name }) => name)
        .filter((name) => name.startsWith('test-invalid/')),
    );
    expect(broken).toHaveLength(6);
  });
});

async function readPicture(png: Bytes): Promise<string | undefined> {
  const [found] = await readBarcodes(new Blob([png]), { formats: ['QRCode'], tryHarder: true });
  return found?.text;
}

async function signerOf({ TESTCTX }: DccCase): Promise<DccSigner | null> {
  const read =
    TESTCTX.CERTIFICATE === undefined ? null : await readDccSigner(base64Bytes(TESTCTX.CERTIFICATE), port);
  return read?.ok === true ? read.value : null;
}

async function verdictOf(file: DccCase) {
  const signer = await signerOf(file);
  return verifyDcc(file.PREFIX ?? '', signer === null ? [] : [signer], clockOf(file), port);
}

async function signerFault(file: DccCase) {
  const signer = await signerOf(file);
  const claims = file.COSE === undefined ? null : claimsOf(file.COSE);
  return claims === null || signer === null ? undefined : findSignerFault(claims, signer, clockOf(file));
}

function claimsOf(cose: string): DccClaims | null {
  const message = parseForeignSign1(hexBytes(cose));
  return message.ok ? decodeDccClaims(message.value.payload) : null;
}

/** The certificate of the CBOR of a file, which is that of the certificate or of all claims. */
function jsonOf(cbor: Bytes): JsonValue | undefined {
  const decoded = decodeCbor(cbor, { ...FOREIGN_LIMITS, tags: DATE_TAGS });
  const claims = decodeDccClaims(cbor);
  return claims === null && decoded.ok && isCborMap(decoded.value)
    ? toJson(decoded.value)
    : claims?.certificate;
}

/** Equal but for the spelling of moments and of Unicode, and for the order of fields. */
function isSame(a: JsonValue | undefined, b: JsonValue): boolean {
  return a !== undefined && JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function plain(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    return /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value).toISOString() : value.normalize('NFC');
  }
  if (isJsonObject(value)) {
    const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(fields.map(([name, item]) => [name, plain(item)]));
  }
  return typeof value === 'object' && value !== null ? value.map(plain) : value;
}
