import type { SheetStop } from './refusals.ts';
import type { ByteSource } from './source.ts';

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const LOOKED_AT = 4096;

/** What a file is by its first bytes, whatever its name says. */
export type FileKind = 'zip' | 'compound' | 'html' | 'text' | 'empty' | 'unknown';

/** Looks at the beginning of a file. */
export async function kindOf(source: ByteSource): Promise<FileKind> {
  if (source.size === 0) {
    return 'empty';
  }
  const head = await source.read(0, Math.min(source.size, LOOKED_AT));
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) {
    return 'zip';
  }
  if (COMPOUND.every((byte, at) => head[at] === byte)) {
    return 'compound';
  }
  const wide = wideEncoding(head);
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  if (wide === null && controls > 0) {
    return 'unknown';
  }
  const text = new TextDecoder(wide ?? 'utf-8').decode(head).trimStart().toLowerCase();
  // Programs write web pages, web archives and XML of 2003 under the name of a spreadsheet.
  return /^(?:<!doctype html|<html|<head|<body|<style|<table|<meta|<\?xml|mime-version:)/u.test(text)
    ? 'html'
    : 'text';
}

/** UTF-16 by its mark or, without one, by the zero bytes that half of its letters have on one side only; null: it is something else. */
export function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) {
    return 'utf-16le';
  }
  if (head[0] === 0xfe && head[1] === 0xff) {
    return 'utf-16be';
  }
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) {
    zeros[at % 2]! += byte === 0 ? 1 : 0;
  }
  const [even = 0, odd = 0] = zeros;
  const enough = head.length / 4;
  return odd > enough && even === 0 ? 'utf-16le' : even > enough && odd === 0 ? 'utf-16be' : null;
}

/** Why a file is no XLSX; null for a zip. */
export async function whatElse(source: ByteSource): Promise<SheetStop | null> {
  switch (await kindOf(source)) {
    case 'zip':
      return null;
    case 'compound':
      return { ok: false, code: (await isEncrypted(source)) ? 'sheet.encrypted' : 'sheet.xls' };
    case 'html':
      return { ok: false, code: 'sheet.html' };
    case 'text':
      return { ok: false, code: 'sheet.text' };
    case 'empty':
      return { ok: false, code: 'sheet.empty' };
    default:
      return { ok: false, code: 'sheet.unknown' };
  }
}

/** A compound file keeps a workbook with a password in a stream of this name; its directory says so. */
async function isEncrypted(source: ByteSource): Promise<boolean> {
  const header = await source.read(0, 512);
  if (header.length < 512) {
    return false;
  }
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const sector = 1 << Math.min(view.getUint16(30, true), 12);
  const from = (view.getUint32(48, true) + 1) * sector;
  const directory = await source.read(Math.min(from, source.size), Math.min(from + sector, source.size));
  const names = new TextDecoder('utf-16le').decode(directory.subarray(0, directory.length & ~1));
  return names.includes('EncryptedPackage');
}
