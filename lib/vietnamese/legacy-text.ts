import { isSyllable } from './syllables.ts';

/**
 * Encodings of fonts before Unicode that commune offices still have files in: TCVN3 (ABC, fonts named .VnTime), VNI
 * (VNI-Times), VISCII (RFC 1456, fonts named VI Times) and VPS (fonts named VPS Times). Such text is stored as Latin letters that only look right in their font: "NguyÔn V¨n Hïng", "Nguyeãn Vaên Huøng".
 * `misread`: UTF-8 that a program took for Latin letters on its way here, "Nguyá»…n".
 */
export type LegacyCode = 'tcvn3' | 'vni' | 'viscii' | 'vps' | 'misread';

/** What windows-1252 shows for the bytes 80 to 9F; a blank where it has nothing. */
const HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** TCVN 5712:1993, VN3: what the codes A1 to FE stand for, small letters with their tones as the font shows them. */
const TCVN3 = new Map(
  Object.entries({
    '¡': 'Ă', '¢': 'Â', '£': 'Ê', '¤': 'Ô', '¥': 'Ơ', '¦': 'Ư', '§': 'Đ', '¨': 'ă', '©': 'â', 'ª': 'ê', '«': 'ô', '¬': 'ơ',
    '\u00AD': 'ư', '®': 'đ', 'µ': 'à', '\u03BC': 'à', '¶': 'ả', '·': 'ã', '¸': 'á', '¹': 'ạ', '»': 'ằ', '¼': 'ẳ', '½': 'ẵ',
    '¾': 'ắ', 'Æ': 'ặ', 'Ç': 'ầ', 'È': 'ẩ', 'É': 'ẫ', 'Ê': 'ấ', 'Ë': 'ậ', 'Ì': 'è', 'Î': 'ẻ', 'Ï': 'ẽ', 'Ð': 'é', 'Ñ': 'ẹ',
    'Ò': 'ề', 'Ó': 'ể', 'Ô': 'ễ', 'Õ': 'ế', 'Ö': 'ệ', '×': 'ì', 'Ø': 'ỉ', 'Ü': 'ĩ', 'Ý': 'í', 'Þ': 'ị', 'ß': 'ò', 'á': 'ỏ',
    'â': 'õ', 'ã': 'ó', 'ä': 'ọ', 'å': 'ồ', 'æ': 'ổ', 'ç': 'ỗ', 'è': 'ố', 'é': 'ộ', 'ê': 'ờ', 'ë': 'ở', 'ì': 'ỡ', 'í': 'ớ',
    'î': 'ợ', 'ï': 'ù', 'ñ': 'ủ', 'ò': 'ũ', 'ó': 'ú', 'ô': 'ụ', 'õ': 'ừ', 'ö': 'ử', '÷': 'ữ', 'ø': 'ứ', 'ù': 'ự', 'ú': 'ỳ',
    'û': 'ỷ', 'ü': 'ỹ', 'ý': 'ý', 'þ': 'ỵ',
  }),
); // prettier-ignore

/** VNI for Windows: a tone stands behind its vowel as a letter of its own. Small letters; capitals are the same raised. */
const VNI = new Map(
  [
    ['aù', 'á'], ['aø', 'à'], ['aû', 'ả'], ['aõ', 'ã'], ['aï', 'ạ'], ['aê', 'ă'], ['aé', 'ắ'], ['aè', 'ằ'], ['aú', 'ẳ'],
    ['aü', 'ẵ'], ['aë', 'ặ'], ['aâ', 'â'], ['aá', 'ấ'], ['aà', 'ầ'], ['aå', 'ẩ'], ['aã', 'ẫ'], ['aä', 'ậ'], ['eù', 'é'],
    ['eø', 'è'], ['eû', 'ẻ'], ['eõ', 'ẽ'], ['eï', 'ẹ'], ['eâ', 'ê'], ['eá', 'ế'], ['eà', 'ề'], ['eå', 'ể'], ['eã', 'ễ'],
    ['eä', 'ệ'], ['où', 'ó'], ['oø', 'ò'], ['oû', 'ỏ'], ['oõ', 'õ'], ['oï', 'ọ'], ['oâ', 'ô'], ['oá', 'ố'], ['oà', 'ồ'],
    ['oå', 'ổ'], ['oã', 'ỗ'], ['oä', 'ộ'], ['ôù', 'ớ'], ['ôø', 'ờ'], ['ôû', 'ở'], ['ôõ', 'ỡ'], ['ôï', 'ợ'], ['uù', 'ú'],
    ['uø', 'ù'], ['uû', 'ủ'], ['uõ', 'ũ'], ['uï', 'ụ'], ['öù', 'ứ'], ['öø', 'ừ'], ['öû', 'ử'], ['öõ', 'ữ'], ['öï', 'ự'],
    ['yù', 'ý'], ['yø', 'ỳ'], ['yû', 'ỷ'], ['yõ', 'ỹ'], ['ô', 'ơ'], ['ö', 'ư'], ['î', 'ỵ'], ['æ', 'ỉ'], ['ó', 'ĩ'],
    ['ò', 'ị'], ['ñ', 'đ'],
  ].flatMap(([from, to]): [string, string][] => [
    [from!, to!],
    [from!.toUpperCase(), to!.toUpperCase()],
    [from![0]!.toUpperCase() + from!.slice(1), to!.toUpperCase()],
  ]),
); // prettier-ignore
const VNI_PIECE = /[aeouyôö][ùøûõïêéèúüëâáàåãä]|[ôöîæóòñ]/giu;

/** RFC 1456: what the codes 80 to FF stand for. */
const VISCII_LETTERS =
  'ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ';
/** The same by the letters that windows-1252 shows for them, and the six codes below 20. */
const VISCII = new Map([
  ...Array.from('ẲẴẪỶỸỴ', (letter, i): [string, string] => [
    String.fromCodePoint([2, 5, 6, 20, 25, 30][i]!),
    letter,
  ]),
  ...byCode(VISCII_LETTERS),
]);

/**
 * VPS: the codes 80 to FF on which four published tables agree (a browser's converter, a recoding program, two keyboard
 * drivers); a blank where there is no Vietnamese letter. Its capitals with a dot below stand at control codes, which no sheet can
 * hold, and differ between the tables: they are left out.
 */
const VPS = new Map(
  byCode(
    'ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ  ỀỂỄỐỒỔỖýỷỵỚỜỞ ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ àáâãảạă èéêẽìí ĩẴĐòóôõ Ơụùúủ ỶẼỳ',
  ),
);

/** Letters from the code 80 on by the characters in which they are stored: those of windows-1252, and the codes themselves. */
function byCode(table: string): [string, string][] {
  return Array.from(table).flatMap((letter, i): [string, string][] => {
    const high = i < 0x20 ? HIGH[i]! : ' ';
    // A0 is mostly the blank that it is elsewhere.
    return i === 0x20 || letter === ' '
      ? []
      : [
          [String.fromCodePoint(0x80 + i), letter],
          ...(high === ' ' ? [] : [[high, letter] as [string, string]]),
        ];
  });
}

/** "VÕ" in capitals, as VISCII has it. */
const LAST_BLANK = /(?<=\p{Lu})\u00A0(?=\s|$)/gu;

/** Letters that no Vietnamese text in Unicode has, where TCVN3 writes them: within a word. */
const LOOKS_TCVN3 =
  /\p{L}[µ\u03BC¶·¸¹¨¼½¾©ª¬®]|[®§](?=\p{L})|\p{L}[«»](?=\p{L})|\p{Ll}[ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞ]|\p{L}[ßþ÷]|[A-Z](?:[¡-¦]|[\u00E0-\u00FF](?=[A-Z]))/u;
/** A vowel with the letter of a tone behind it that stands behind no vowel in Unicode. */
const LOOKS_VNI = /[aeouyôö][øûïåäëü]|[aeo]â|[ae]ê|[aeouöô]ù|[aeou]õ|(?<!\p{L})ñ(?=\p{L})|öô/iu;
/** Letters that only Unicode has. */
const IS_UNICODE = /[ăđĩũơưĂĐĨŨƠƯ\u1EA0-\u1EF9]/u;
const HAS_MORE = /[\u0080-\u009F\u00A1-\u00FF\u03BC€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/u;
/** The first bytes of Vietnamese letters in UTF-8, as windows-1252 shows them. */
const LOOKS_MISREAD = /á[º»]|Ä[\u0090‘ƒ‚]|Æ[°¡¯\u00A0]|Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/u;

/** Which old encoding a text shows by itself; null: none, or nothing in it tells. */
export function legacyCodeOf(text: string): LegacyCode | null {
  if (!HAS_MORE.test(text) || IS_UNICODE.test(text)) {
    return null;
  }
  if (LOOKS_MISREAD.test(text) && reread(text) !== null) {
    return 'misread';
  }
  const looks = LOOKS_TCVN3.test(text) ? 'tcvn3' : LOOKS_VNI.test(text) ? 'vni' : null;
  if (looks !== null && isWritten(fromLegacy(text, looks))) {
    return looks;
  }
  // The letters of VISCII and VPS are those of TCVN3 in other places: only by its words can they be told.
  const told = isWritten(text)
    ? []
    : (['viscii', 'vps'] as const).filter((code) => isWritten(fromLegacy(text, code)));
  if (told.length > 0) {
    return told.length === 1 ? told[0]! : null;
  }
  return looks === 'vni' && !hasVni(text) ? null : looks;
}

/** Whether a word comes out Vietnamese: a foreign one ("Citroën", "Loïc") has such letters too. */
function hasVni(text: string): boolean {
  return (text.match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => {
    const read = fromLegacy(word, 'vni');
    return read !== word && isSyllable(read);
  });
}

/** Signs that stand for letters within words in old encodings, and in words of no other text. */
const SIGN = /\p{L}[\u0080-\u009F\u00A1-\u00B6\u00B8-\u00BF×÷€‚ƒ„†‡ˆ‰‹˜™›]\p{L}/u;

/** Whether all words of a text that have more than plain letters are Vietnamese, with capitals where words have them. */
function isWritten(text: string): boolean {
  return (
    !SIGN.test(text) &&
    (text.match(/[\p{L}\p{M}]+/gu) ?? []).every(
      (word) => /^[a-z]+$/iu.test(word) || (isSyllable(word) && /^(?:\p{Lu}+|\p{L}\p{Ll}*)$/u.test(word)),
    )
  );
}

/** A text of an old encoding in Unicode (NFC). Where its plain letters are all capitals, so are those with tones, of which only VISCII has capitals. */
export function fromLegacy(text: string, code: LegacyCode): string {
  if (code === 'misread') {
    return reread(text)?.normalize('NFC') ?? text;
  }
  const letters = code === 'tcvn3' ? TCVN3 : code === 'vps' ? VPS : VISCII;
  const read =
    code === 'vni'
      ? text.replace(VNI_PIECE, (piece) => VNI.get(piece) ?? piece)
      : Array.from(
          code === 'viscii' ? text.replace(LAST_BLANK, 'Õ') : text,
          (letter) => letters.get(letter) ?? letter,
        ).join('');
  const isCapital = code !== 'viscii' && code !== 'vps' && /[A-Z]/u.test(text) && !/[a-z]/u.test(text);
  return (isCapital ? read.toUpperCase() : read).normalize('NFC');
}

/** The bytes behind a misread text, read as the UTF-8 that they are; null where they are none. */
function reread(text: string): string | null {
  const bytes = Array.from(text, (letter) => {
    const high = letter === ' ' ? -1 : HIGH.indexOf(letter);
    return high < 0 ? letter.codePointAt(0)! : high + 0x80;
  });
  if (bytes.some((byte) => byte > 0xff)) {
    return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    // No UTF-8: it was not misread.
    return null;
  }
}

/** Told by words alone: a single one such as "Bö" may be a foreign one. */
const BY_WORDS: ReadonlySet<LegacyCode> = new Set(['viscii', 'vps']);
const FEWEST_BY_WORDS = 2;

/** Learns from the texts of one column which old encoding it is in. */
export type LegacyColumn = {
  readonly see: (text: string) => void;
  /** The encoding of a text of the column, by all that was seen; null: it is Unicode. */
  readonly codeOf: (text: string) => LegacyCode | null;
};

/**
 * Texts that show an old encoding settle it; those that could be either, such as "Thó", follow when more texts of the column
 * are old than new.
 */
export function legacyColumn(): LegacyColumn {
  const seen = { tcvn3: 0, vni: 0, viscii: 0, vps: 0, misread: 0, unicode: 0 };
  return {
    see: (text) => {
      const code = legacyCodeOf(text);
      if (code !== null) {
        seen[code] += 1;
      } else if (IS_UNICODE.test(text)) {
        seen.unicode += 1;
      }
    },
    codeOf: (text) => {
      const isNone = seen.tcvn3 + seen.vni + seen.viscii + seen.vps + seen.misread === 0;
      if (isNone || !HAS_MORE.test(text) || IS_UNICODE.test(text)) {
        return null;
      }
      const shown = legacyCodeOf(text);
      const most = (['vni', 'viscii', 'vps'] as const).reduce<'tcvn3' | 'vni' | 'viscii' | 'vps'>(
        (one, other) => (seen[other] > seen[one] ? other : one),
        'tcvn3',
      );
      const isByWords = BY_WORDS.has(most);
      // Two people filled the column, each with another font.
      const isOwn =
        shown !== null &&
        shown !== most &&
        isWritten(fromLegacy(text, shown)) &&
        !isWritten(fromLegacy(text, most));
      if (isOwn) {
        return shown;
      }
      const follows = seen[most] >= seen.unicode && (!isByWords || seen[most] >= FEWEST_BY_WORDS);
      return shown === 'misread' || (shown === most && !isByWords) ? shown : follows ? most : null;
    },
  };
}
