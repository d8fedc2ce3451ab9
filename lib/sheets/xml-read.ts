import { SheetProblem } from './refusals.ts';

/** What the reader stands behind: nothing more yet, an opening tag, a closing tag, text. */
export const XML = { more: 0, open: 1, close: 2, text: 3 } as const;

type Token = (typeof XML)[keyof typeof XML];

/**
 * Reads XML as it comes in, in pieces cut anywhere: as much of it as spreadsheets write. Names come without their namespace
 * prefix. A document type, which could define entities that grow, is refused.
 */
export type XmlReader = {
  readonly push: (text: string) => void;
  readonly next: () => Token;
  /** Name of the tag just read. */
  name: string;
  /** Whether the tag just opened closes itself; no closing tag follows then. */
  isEmpty: boolean;
  /** Value of an attribute of the tag just opened, without its prefix. */
  readonly attribute: (name: string) => string | undefined;
  /** The text just read. */
  readonly text: () => string;
  /**
   * Reads a whole cell at once where one stands next, written as nearly all are: `<c r="A1" s="2" t="s"><v>…</v></c>`. False:
   * it is written otherwise or not all here, and nothing was read.
   */
  readonly plainCell: () => boolean;
  /** Column of the plain cell just read, from 0. */
  column: number;
  /** Code of the letter of its type; 0 without one. */
  type: number;
  /** Its style; -1 without one. */
  style: number;
  /** Its value where that is written in digits alone; else -1. */
  integer: number;
  /** Reads a whole `<si><t>…</t></si>` of the shared texts likewise. */
  readonly plainShared: () => boolean;
};

/** No tag or text of a real sheet is so long (a cell holds 32,767 characters). */
const LONGEST = 4 << 20;
/** Digits that a number holds exactly. */
const LONGEST_INTEGER = 15;
const [LT, GT, SLASH, BANG, QUESTION, QUOTE, APOSTROPHE, EQUALS, COLON] = [
  60, 62, 47, 33, 63, 34, 39, 61, 58,
];

/** A reader with nothing in it. */
export function createXmlReader(): XmlReader {
  let buffer = '';
  let at = 0;
  let textFrom = 0;
  let textTo = 0;
  let isLiteral = false;
  /** Start and end of name and value of each attribute, in fours. */
  const spans: number[] = [];
  let spanCount = 0;

  const self: XmlReader = {
    name: '',
    isEmpty: false,
    column: -1,
    type: 0,
    style: -1,
    integer: -1,
    push: (text) => {
      if (buffer.length - at > LONGEST) {
        throw new SheetProblem('sheet.too-large', 'xml');
      }
      buffer = at === buffer.length ? text : buffer.slice(at) + text;
      at = 0;
    },
    next: () => {
      for (;;) {
        if (at >= buffer.length) {
          return XML.more;
        }
        if (buffer.charCodeAt(at) !== LT) {
          const to = buffer.indexOf('<', at);
          if (to === -1) {
            return XML.more;
          }
          [textFrom, textTo, isLiteral] = [at, to, false];
          at = to;
          return XML.text;
        }
        const code = buffer.charCodeAt(at + 1);
        if (code === SLASH) {
          return readClose();
        }
        if (code === BANG || code === QUESTION) {
          const kind = skipSpecial(code);
          if (kind !== null) {
            return kind;
          }
          continue;
        }
        return readOpen();
      }
    },
    attribute: (name) => {
      for (let span = 0; span < spanCount; span += 4) {
        const from = spans[span]!;
        if (spans[span + 1]! - from === name.length && buffer.startsWith(name, from)) {
          return decodeEntities(buffer.slice(spans[span + 2], spans[span + 3]));
        }
      }
      return undefined;
    },
    plainCell: () => {
      if (!buffer.startsWith('<c r="', at)) {
        return false;
      }
      let i = at + 6;
      let column = 0;
      let code = buffer.charCodeAt(i);
      for (; code >= 65 && code <= 90; code = buffer.charCodeAt(i)) {
        column = column * 26 + code - 64;
        i += 1;
      }
      while (code >= 48 && code <= 57) {
        i += 1;
        code = buffer.charCodeAt(i);
      }
      if (code !== QUOTE || column === 0) {
        return false;
      }
      i += 1;
      let style = -1;
      if (buffer.startsWith(' s="', i)) {
        i += 4;
        style = 0;
        for (code = buffer.charCodeAt(i); code >= 48 && code <= 57; code = buffer.charCodeAt(i)) {
          style = style * 10 + code - 48;
          i += 1;
        }
        if (code !== QUOTE) {
          return false;
        }
        i += 1;
      }
      let type = 0;
      if (buffer.startsWith(' t="', i)) {
        type = buffer.charCodeAt(i + 4);
        if (buffer.charCodeAt(i + 5) !== QUOTE) {
          return false;
        }
        i += 6;
      }
      if (!buffer.startsWith('><v>', i)) {
        return false;
      }
      const from = i + 4;
      i = from;
      let integer = 0;
      for (code = buffer.charCodeAt(i); code >= 48 && code <= 57; code = buffer.charCodeAt(i)) {
        integer = integer * 10 + code - 48;
        i += 1;
      }
      const isInteger = code === LT && i > from && i - from <= LONGEST_INTEGER;
      const to = isInteger ? i : buffer.indexOf('<', i);
      if (to === -1 || !buffer.startsWith('</v></c>', to)) {
        return false;
      }
      textFrom = from;
      textTo = to;
      isLiteral = false;
      self.integer = isInteger ? integer : -1;
      self.column = column - 1;
      self.style = style;
      self.type = type;
      at = to + 8;
      return true;
    },
    plainShared: () => {
      if (!buffer.startsWith('<si><t', at)) {
        return false;
      }
      const from = buffer.indexOf('>', at + 6) + 1;
      const to = from === 0 ? -1 : buffer.indexOf('<', from);
      if (to === -1 || !buffer.startsWith('</t></si>', to)) {
        return false;
      }
      textFrom = from;
      textTo = to;
      isLiteral = false;
      at = to + 9;
      return true;
    },
    text: () => {
      const text = buffer.slice(textFrom, textTo);
      return isLiteral ? text : decodeEntities(text);
    },
  };

  function readClose(): Token {
    const gt = buffer.indexOf('>', at + 2);
    if (gt === -1) {
      return XML.more;
    }
    const name = buffer.slice(at + 2, gt);
    self.name = /[:\s]/u.test(name) ? name.slice(name.indexOf(':') + 1).trimEnd() : name;
    at = gt + 1;
    return XML.close;
  }

  function readOpen(): Token {
    let i = at + 1;
    let nameFrom = i;
    let code = buffer.charCodeAt(i);
    while (code > 32 && code !== GT && code !== SLASH) {
      i += 1;
      if (code === COLON) {
        nameFrom = i;
      }
      code = buffer.charCodeAt(i);
    }
    const nameTo = i;
    spanCount = 0;
    for (;;) {
      if (i >= buffer.length) {
        return XML.more;
      }
      code = buffer.charCodeAt(i);
      if (code === GT) {
        break;
      }
      if (code <= 32 || code === SLASH) {
        i += 1;
        continue;
      }
      let from = i;
      while (i < buffer.length && (code = buffer.charCodeAt(i)) !== EQUALS && code > 32 && code !== GT) {
        i += 1;
        if (code === COLON) {
          from = i;
        }
      }
      const to = i;
      while (buffer.charCodeAt(i) <= 32) {
        i += 1;
      }
      if (buffer.charCodeAt(i) !== EQUALS) {
        if (i >= buffer.length) {
          return XML.more;
        }
        throw new SheetProblem('sheet.corrupt', 'xml');
      }
      i += 1;
      while (buffer.charCodeAt(i) <= 32) {
        i += 1;
      }
      const quote = buffer.charCodeAt(i);
      if (quote !== QUOTE && quote !== APOSTROPHE) {
        if (i >= buffer.length) {
          return XML.more;
        }
        throw new SheetProblem('sheet.corrupt', 'xml');
      }
      const end = buffer.indexOf(quote === QUOTE ? '"' : "'", i + 1);
      if (end === -1) {
        return XML.more;
      }
      spans[spanCount] = from;
      spans[spanCount + 1] = to;
      spans[spanCount + 2] = i + 1;
      spans[spanCount + 3] = end;
      spanCount += 4;
      i = end + 1;
    }
    self.isEmpty = buffer.charCodeAt(i - 1) === SLASH;
    self.name = buffer.slice(nameFrom, nameTo);
    at = i + 1;
    return XML.open;
  }

  /** Passes over comments and instructions; a literal section is text. Null: go on. */
  function skipSpecial(code: number): Token | null {
    const rest = buffer.slice(at, at + 9);
    const [opening, closing] =
      code === QUESTION
        ? ['<?', '?>']
        : rest.startsWith('<!--')
          ? ['<!--', '-->']
          : rest === '<![CDATA['
            ? ['<![CDATA[', ']]>']
            : ['', ''];
    if (opening === '') {
      if ('<!--'.startsWith(rest) || '<![CDATA['.startsWith(rest)) {
        return XML.more;
      }
      throw new SheetProblem('sheet.corrupt', 'xml');
    }
    const end = buffer.indexOf(closing, at + opening.length);
    if (end === -1) {
      return XML.more;
    }
    const isText = opening === '<![CDATA[';
    [textFrom, textTo, isLiteral] = [at + opening.length, end, true];
    at = end + closing.length;
    return isText ? XML.text : null;
  }

  return self;
}

const named: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) {
    return text;
  }
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/giu, (whole, name: string) => {
    if (!name.startsWith('#')) {
      return named[name] ?? whole;
    }
    const code = Number(name[1] === 'x' || name[1] === 'X' ? `0x${name.slice(2)}` : name.slice(1));
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\uFFFD';
  });
}

/** Bytes of an XML part as text: UTF-8, or UTF-16 by its byte-order mark or by the zero bytes of its first `<`. */
export async function* xmlText(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder?.decode() ?? '';
}

function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first === 60 && second === 0)) {
    return 'utf-16le';
  }
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 60) ? 'utf-16be' : 'utf-8';
}
