import { setImmediate } from 'node:timers/promises';
import { drawHead, drawMark, OFFICIAL_PAGE, type TrialMark } from '../../../platform/documents/official.ts';
import { finish, mm, newDocument, paragraph } from '../../../platform/documents/pdf.ts';
import { type Letter, letterText } from './letter.ts';
import { across, beginPaper, drawFoot, footHeight, keepTogether, set } from './pages.ts';

const FOOT = mm(50);
/** People between which other work goes on. */
const BREATH = 25;

/** A letter of hand-over as a PDF on A4, laid out as Vietnamese official letters are, with the list of people. */
export async function letterFile(sent: Letter, trial?: TrialMark): Promise<Buffer> {
  const letter = { ...sent, ...(trial === undefined ? {} : { trial }) };
  const doc = newDocument({
    size: 'A4',
    title: `Công văn số ${letter.number}`,
    margin: OFFICIAL_PAGE.top,
    createdAt: letter.sentAt,
  });
  const text = letterText(letter);
  beginPaper(doc);
  drawMark(doc, letter.dataset, trial);
  drawHead(doc, {
    ...(text.above === '' ? {} : { above: text.above }),
    officeName: text.office,
    officeSeat: text.place,
    number: letter.number,
    issuedAt: letter.sentAt,
    subject: text.subject,
  });
  paragraph(doc, `Kính gửi: ${text.to}`, { ...across(doc.y + mm(6)), align: 'center', fontSize: 12 });
  doc.y += mm(4);
  text.paragraphs.forEach((line) => set(doc, letter, line, { indent: mm(8) }));
  for (const [i, person] of text.people.entries()) {
    if (i % BREATH === BREATH - 1) {
      await setImmediate();
    }
    keepTogether(doc, letter, [person.name, ...person.lines]);
    set(doc, letter, `${i + 1}. ${person.name}.`, { bold: true });
    person.lines.forEach((line) => set(doc, letter, `${line}.`, { indent: mm(8) }));
  }
  const foot = footHeight(text.recipients, FOOT);
  text.closing.forEach((line, i) =>
    set(doc, letter, line, { indent: mm(8) }, i === text.closing.length - 1 ? foot : 0),
  );
  drawFoot(doc, letter, text.recipients, foot);
  return await finish(doc);
}
