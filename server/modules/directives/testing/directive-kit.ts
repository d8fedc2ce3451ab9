import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { Caller, TestApp } from '../../../../test/support/app.ts';

/** A one-page PDF with nothing on it. */
export const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n';

/** A scan as the screens send it. */
export function scanOf(text: string = PDF): object {
  return {
    id: uuid7(),
    name: 'văn bản.pdf',
    type: 'application/pdf',
    data: Buffer.from(text).toString('base64'),
  };
}

/** An office of a unit by its code. */
export async function makeOffice(
  t: TestApp,
  officer: Caller,
  code: string,
  given: {
    readonly name: string;
    readonly kind: string;
    readonly numberSuffix?: string;
    readonly phone?: string;
  },
): Promise<string> {
  const made = await officer.post('/organisations', { id: uuid7(), areaId: t.areaId(code), ...given });
  if (made.statusCode !== 201) {
    throw new Error(made.body);
  }
  return made.json().id as string;
}

/** An urgent telegram of the province to two communes. */
export function telegram(t: TestApp, issuerId: string, change: object = {}): object {
  return {
    id: uuid7(),
    kind: 'telegram',
    issuerId,
    issuedOn: '2026-11-16',
    summary: 'Về việc tăng cường phòng, chống dịch',
    recipients: [
      { kind: 'area', id: t.areaId('06184') },
      { kind: 'area', id: t.areaId('06187') },
    ],
    ...change,
  };
}
