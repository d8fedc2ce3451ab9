import { fold, isoDate, normaliseText, parseCitizenId, parsePhone } from '../vietnamese/index.ts';
import {
  birthWords,
  companyWords,
  exposureWords,
  fillers,
  notWords,
  placeWords,
  symptomWords,
  wellWords,
  yesWords,
} from './sms-words.ts';

export type SmsSymptom = keyof typeof symptomWords;
export type SmsExposure = keyof typeof exposureWords;
/** What a message does not say, or not so that it can be read: whoever enters it must ask. */
export const smsGaps = ['keyword', 'name', 'birth', 'place', 'health'] as const;
export type SmsGap = (typeof smsGaps)[number];

export type SmsDeclaration = {
  readonly fullName: string;
  readonly birthDate: string | null;
  readonly birthYear: number | null;
  /** The commune as written, still to be looked up. */
  readonly place: string;
  readonly phone: string | null;
  readonly cccd: string | null;
  readonly symptoms: readonly SmsSymptom[];
  readonly exposures: readonly SmsExposure[];
  /** People along who were counted, not named. */
  readonly companions: number;
  readonly gaps: readonly SmsGap[];
  /** Words that mean nothing to this grammar, as written. */
  readonly unread: readonly string[];
};

const OLDEST_YEAR = 1880;
const BREAK = ';';

type Word = { readonly raw: string; readonly plain: string };

/**
 * Reads a declaration sent as one line of text:
 *
 *     KB <full name> <year or day of birth> [xã|phường] <commune> <health> [phone] [12-digit number] [đi cùng <n>]
 *
 * Marks, case and separators (`,` `;` `.`, line ends) don't matter; `ns`, `nam sinh` may stand before the birth. Health is a list of
 * symptoms and exposures, "không" before a list denies it, "khỏe" or "không triệu chứng" says that there is none. A message that is
 * silent about health has a gap: silence is not health.
 * @param today local day `YYYY-MM-DD`, to tell a year of birth from other numbers.
 */
export function readSms(text: string, today: string): SmsDeclaration {
  const words = wordsOf(text);
  const hasKeyword = words[0]?.plain === 'kb' || words[0]?.plain === 'khaibao';
  const all = hasKeyword ? words.slice(1) : words;
  const at = all.findIndex(({ plain }) => readBirth(plain, today) !== null);
  const birth = at < 0 ? null : readBirth(all[at]!.plain, today);
  const head = at < 0 ? [] : all.slice(0, at);
  const fullName = nameOf(head);
  const tail = readTail(at < 0 ? all : all.slice(at + 1));
  const gaps: SmsGap[] = [
    ...(hasKeyword ? [] : (['keyword'] as const)),
    ...(fullName.includes(' ') ? [] : (['name'] as const)),
    ...(birth === null ? (['birth'] as const) : []),
    ...(tail.place === '' ? (['place'] as const) : []),
    ...(tail.aboutHealth ? [] : (['health'] as const)),
  ];
  const { aboutHealth: _, ...said } = tail;
  return { fullName, birthDate: birth?.date ?? null, birthYear: birth?.year ?? null, ...said, gaps };
}

function wordsOf(text: string): Word[] {
  const clean = normaliseText(text.replaceAll(/[\n\r]/g, ' ; '), 500);
  const spaced = (clean.ok ? clean.value.text : '')
    .replaceAll(/[,;]|\.(?=\s|$)/g, ` ${BREAK} `)
    .split(/\s+/)
    .filter((raw) => raw !== '');
  return spaced.map((raw) => ({ raw, plain: raw === BREAK ? BREAK : fold(raw) || raw.toLowerCase() }));
}

function readBirth(plain: string, today: string): { date: string | null; year: number } | null {
  const text = plain.replace(/^(?:namsinh|ns|sn)/, '');
  const day = /^(\d{1,2})[ /.-](\d{1,2})[ /.-](\d{4})$/.exec(text)?.slice(1).map(Number);
  if (day !== undefined) {
    const date = isoDate(day[2]!, day[1]!, day[0]!);
    return date === null || date > today ? null : { date, year: day[2]! };
  }
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= OLDEST_YEAR && year <= Number(today.slice(0, 4)) ? { date: null, year } : null;
}

/** The name: what stands before the birth, without the words that announce the birth. */
function nameOf(words: readonly Word[]): string {
  const kept = words.filter(({ plain }) => plain !== BREAK);
  const announced = birthWords.find((phrase) => endsWith(kept, phrase));
  const name = announced === undefined ? kept : kept.slice(0, -announced.split(' ').length);
  return name.map(({ raw }) => raw).join(' ');
}

function endsWith(words: readonly Word[], phrase: string): boolean {
  const asked = phrase.split(' ');
  return asked.length <= words.length && startsWith(words.slice(-asked.length), phrase);
}

function startsWith(words: readonly Word[], phrase: string): boolean {
  return phrase.split(' ').every((word, i) => words[i]?.plain === word);
}

/** The longest of the phrases that the words begin with. */
function phraseAt(words: readonly Word[], phrases: readonly string[]): string | undefined {
  return phrases
    .filter((phrase) => startsWith(words, phrase))
    .toSorted((a, b) => b.length - a.length)
    .at(0);
}

type Tail = Omit<SmsDeclaration, 'fullName' | 'birthDate' | 'birthYear' | 'gaps'> & {
  readonly aboutHealth: boolean;
};

/** What stands behind the birth. The first words that mean nothing else are the commune. */
function readTail(words: readonly Word[]): Tail {
  const symptoms = new Set<SmsSymptom>();
  const exposures = new Set<SmsExposure>();
  const place: string[] = [];
  const unread: string[] = [];
  let phone: string | null = null;
  let cccd: string | null = null;
  let [companions, at] = [0, 0];
  let [denied, aboutHealth, placeOpen] = [false, false, true];
  const rest = () => words.slice(at);
  const take = (phrase: string) => {
    at += phrase.split(' ').length;
  };
  while (at < words.length) {
    const word = words[at]!;
    const meaning = meaningAt(rest());
    if (word.plain === BREAK) {
      denied = false;
      placeOpen &&= place.length === 0;
      at += 1;
    } else if (meaning !== null) {
      placeOpen &&= meaning.kind === 'place';
      take(meaning.phrase);
      if (meaning.kind === 'place' && at < words.length) {
        // Whatever follows "xã" is its name, also where it sounds like a symptom.
        place.push(words[at]!.raw);
        at += 1;
      }
      if (meaning.kind === 'symptom' || meaning.kind === 'exposure' || meaning.kind === 'well') {
        aboutHealth = true;
      }
      if (meaning.kind === 'symptom' && !denied) {
        symptoms.add(meaning.code);
      }
      if (meaning.kind === 'exposure' && !denied) {
        exposures.add(meaning.code);
      }
      denied = meaning.kind === 'not' || (denied && meaning.kind !== 'yes');
      const count = Number(words[at]?.plain);
      if (meaning.kind === 'company' && Number.isInteger(count) && count > 0 && count <= 20) {
        companions = count;
        at += 1;
      }
    } else {
      const number = readNumber(word.raw);
      phone ??= number.phone;
      cccd ??= number.cccd;
      if (number.phone === null && number.cccd === null) {
        (placeOpen ? place : unread).push(word.raw);
      } else {
        placeOpen &&= place.length === 0;
      }
      at += 1;
    }
  }
  return {
    place: place.join(' '),
    phone,
    cccd,
    symptoms: [...symptoms],
    exposures: [...exposures],
    companions,
    unread,
    aboutHealth,
  };
}

type Meaning = { readonly phrase: string } & (
  | { readonly kind: 'symptom'; readonly code: SmsSymptom }
  | { readonly kind: 'exposure'; readonly code: SmsExposure }
  | { readonly kind: 'well' | 'not' | 'yes' | 'place' | 'company' | 'filler' }
);

/** What the next words mean; the longest phrase counts, so that "không triệu chứng" is not "không". */
function meaningAt(words: readonly Word[]): Meaning | null {
  const found: Meaning[] = [
    ...coded(words, symptomWords).map((one) => ({ ...one, kind: 'symptom' as const })),
    ...coded(words, exposureWords).map((one) => ({ ...one, kind: 'exposure' as const })),
  ];
  const plain = {
    well: wellWords,
    not: notWords,
    yes: yesWords,
    place: placeWords,
    company: companyWords,
    filler: fillers,
  } as const;
  for (const [kind, phrases] of Object.entries(plain)) {
    const phrase = phraseAt(words, phrases);
    if (phrase !== undefined) {
      found.push({ kind: kind as keyof typeof plain, phrase });
    }
  }
  return found.toSorted((a, b) => b.phrase.length - a.phrase.length)[0] ?? null;
}

function coded<Code extends string>(
  words: readonly Word[],
  table: { readonly [code in Code]: readonly string[] },
): { phrase: string; code: Code }[] {
  return Object.entries<readonly string[]>(table).flatMap(([code, phrases]) => {
    const phrase = phraseAt(words, phrases);
    return phrase === undefined ? [] : [{ phrase, code: code as Code }];
  });
}

function readNumber(text: string): { readonly phone: string | null; readonly cccd: string | null } {
  const id = /^\d{12}$/.test(text) ? parseCitizenId(text) : null;
  if (id?.ok === true && id.value.kind === 'cccd') {
    return { phone: null, cccd: id.value.number };
  }
  const phone = parsePhone(text);
  return { phone: phone.ok ? phone.value.canonical : null, cccd: null };
}
