import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { standingWording } from '../rules/standing-wordings.ts';
import type { Certificate } from './certificate.ts';
import type { CordonDecision } from './cordon-decision.ts';
import { certificatesFile } from './draw-certificate.ts';
import { cordonFile } from './draw-decision.ts';
import { letterFile } from './draw-letter.ts';
import { type Letter, letterSubject } from './letter.ts';

const poppler = existsSync('/usr/bin/pdftotext');
/** Middle of an A4 page, points. */
const MIDDLE = 297.6;
const AT = Date.parse('2026-11-16T03:00:00Z');

type Word = { page: number; x: number; right: number; y: number; text: string };

/** Words of a file with where they stand, points from the upper left corner. */
function wordsOf(pdf: Buffer): Word[] {
  const found = execFileSync('pdftotext', ['-bbox', '-', '-'], { input: pdf }).toString();
  let page = 0;
  return found.split('\n').flatMap((line): Word[] => {
    page += line.includes('<page ') ? 1 : 0;
    const at = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*)<\/word>/u.exec(line);
    return at === null
      ? []
      : [{ page, x: Number(at[1]), y: Number(at[2]), right: Number(at[3]), text: at[4] ?? '' }];
  });
}
const first = (words: readonly Word[], text: string): Word => {
  const found = words.find((word) => word.text === text);
  if (found === undefined) {
    throw new Error(`no word ${text}`);
  }
  return found;
};

const letter: Letter = {
  id: '019a8f3e-7c00-7abc-8def-0123456789ab',
  number: '0012/UBND-PCD',
  dataset: 'live',
  wording: standingWording('hand-over'),
  officeName: 'UBND xã Hưng Vũ',
  officeSeat: 'Hưng Vũ',
  sentAt: AT,
  answerHours: 24,
  fromName: 'Xã Hưng Vũ',
  toName: 'Phường Kỳ Lừa',
  outside: false,
  reason: 'moved',
  note: null,
  signer: { name: 'Hoàng Văn Chủ', lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] },
  people: Array.from({ length: 40 }, (_, i) => ({
    fullName: `Lý Văn ${i}`,
    birthYear: 1980,
    phone: null,
    address: null,
    areaName: 'Xã Hưng Vũ',
    role: 'tiếp xúc với ca bệnh LS-2026-0012 (F1)',
    orders: [],
    followUpUntil: null,
  })),
};

describe('an official letter', () => {
  it('begins its subject with V/v, however an office words it', () => {
    expect(
      ['V/v bàn giao 02 người', 'Về việc bàn giao 02 người', 'bàn giao 02 người'].map(letterSubject),
    ).toEqual(Array.from({ length: 3 }, () => 'V/v bàn giao 02 người'));
  });

  it.skipIf(!poppler)(
    'has its subject below its number in the left block, then whom it is for (needs poppler)',
    async () => {
      const words = wordsOf(await letterFile(letter));
      const [number, subject, to] = ['Số:', 'V/v', 'Kính'].map((text) => first(words, text));
      expect(subject!.y).toBeGreaterThan(number!.y);
      const line = words.filter(({ page, y }) => page === 1 && Math.abs(y - subject!.y) < 1);
      expect(line.every(({ right }) => right < MIDDLE)).toBe(true);
      // Centred below the number.
      const middle = (of: readonly Word[]) => (of[0]!.x + of.at(-1)!.right) / 2;
      const numberLine = words.filter(({ y, right }) => Math.abs(y - number!.y) < 1 && right < MIDDLE);
      expect(Math.abs(middle(line) - middle(numberLine))).toBeLessThan(2);
      expect(to!.y).toBeGreaterThan(subject!.y);
      // The committee is written in full, in the head and in the text.
      expect(words.map(({ text }) => text)).not.toContain('UBND');
    },
  );

  it.skipIf(!poppler)(
    'numbers its pages from the second on, in the upper margin (needs poppler)',
    async () => {
      const words = wordsOf(await letterFile(letter));
      const numbers = words.filter(({ y }) => y < 52).map(({ page, text }) => [page, text]);
      expect(numbers.length).toBeGreaterThan(0);
      expect(numbers).toEqual(numbers.map((_, i) => [i + 2, String(i + 2)]));
    },
  );
});

const cordon: CordonDecision = {
  id: letter.id,
  dataset: 'live',
  kind: 'cordon',
  wording: standingWording('cordon'),
  number: '0003/QĐ-UBND',
  officeName: 'UBND xã Hưng Vũ',
  officeSeat: 'Hưng Vũ',
  issuedAt: AT,
  legalBasis: 'Luật Phòng bệnh',
  reason: '',
  signer: letter.signer,
  title: 'Xóm Đình',
  placeName: null,
  units: ['Thôn 1', 'Xã Hưng Vũ'],
  drawn: false,
  addressWords: null,
  disease: 'COVID-19',
  households: 12,
  people: 40,
  from: AT,
  until: AT + 864_000_000,
  formerUntil: AT,
  first: null,
  former: null,
};

describe('a signature', () => {
  /** Words of the text on the page of a signer, and above the name. */
  const beside = (pdf: Buffer, signer: string) => {
    const words = wordsOf(pdf);
    const signed = words.findLast(({ text }) => text === signer)!;
    const heads = words.filter(({ page, text }) => page === signed.page && text === 'Nơi');
    return words.filter(({ page, y }) => page === signed.page && y > 52 && y < (heads[0]?.y ?? 0) - 4);
  };

  it.skipIf(!poppler)(
    'of a letter never stands alone on a page, whatever the list (needs poppler)',
    async () => {
      for (let people = 1; people <= 40; people += 1) {
        const pdf = await letterFile({ ...letter, people: letter.people.slice(0, people) });
        expect(beside(pdf, 'Chủ').length, `${people} people`).toBeGreaterThan(0);
      }
    },
  );

  it.skipIf(!poppler)('of a decision never does, however long its reason (needs poppler)', async () => {
    for (let times = 0; times <= 60; times += 1) {
      const reason = 'Có chùm ca bệnh trong thôn, chưa rõ nguồn lây. '.repeat(times);
      const pdf = await cordonFile({ ...cordon, reason });
      expect(beside(pdf, 'Chủ').length, `${times} times`).toBeGreaterThan(0);
    }
  });
});

describe('a certificate', () => {
  const certificate: Certificate = {
    text: {
      above: '',
      office: 'UBND xã Hưng Vũ',
      place: 'Hưng Vũ',
      authority: '',
      subject: 'Giấy xác nhận hoàn thành cách ly',
      basis: [],
      articles: [{ lead: 'Đã chấp hành.', lines: [] }],
      recipients: [],
      notes: [],
    },
    code: null,
    number: '0012/GXN-UBND',
    signer: null,
    issuedAt: AT,
    dataset: 'live',
  };

  it.skipIf(!poppler)(
    'has the head of official papers: office and number left, motto, place and day right (needs poppler)',
    async () => {
      const words = wordsOf(await certificatesFile([certificate]));
      const left = ['Số:', '0012/GXN-UBND'].map((text) => first(words, text));
      const right = ['Độc', 'Hưng'].map((text) => words.findLast((word) => word.text === text)!);
      expect(left.every((word) => word.right < MIDDLE)).toBe(true);
      expect(right.every((word) => word.x > MIDDLE - 30)).toBe(true);
      expect(Math.abs(left[0]!.y - right[1]!.y)).toBeLessThan(6);
      expect(first(words, 'GIẤY').y).toBeGreaterThan(left[0]!.y);
    },
  );
});
