import { qrSvg } from '../../../../lib/credentials/index.ts';
import { dayAndTime, simulatedMark } from '../../../platform/documents/official-texts.ts';
import { lowerFirst } from '../rules/briefing-lines.ts';
import { insetSvg } from './inset.ts';
import { figureRows, legendRows, mapNote, type Paper } from './paper.ts';
import { noZone, zoneLooks } from './zone-drawing.ts';

const SIGN = 20;
const MAP = { width: 640, height: 520, grain: 1, sign: SIGN } as const;

/**
 * The phone brief as a page without script or style sheet, for whoever gets the link forwarded. Only style attributes
 * are used: the policy of our pages allows no style element.
 */
export function briefingPage(paper: Paper, genuine: boolean): string {
  const { content } = paper;
  const mark = simulatedMark(content.dataset);
  const title = `Dịch bệnh ${lowerFirst(content.province.name)}, ${dayAndTime(Date.parse(content.at))}`;
  const rows = figureRows(content.figures)
    .map(
      ({ name, day, total, change }) =>
        `<tr><th scope="row" style="${cell}text-align:left;font-weight:400">${safe(name)}</th>${[
          day,
          total,
          change,
        ]
          .map((value) => `<td style="${cell}text-align:right;white-space:nowrap">${safe(value)}</td>`)
          .join('')}</tr>`,
    )
    .join('');
  const legend = legendRows(content)
    .map(
      ({ fill, text, letter, words }) =>
        `<li style="margin:4px 0"><span aria-hidden="true" style="display:inline-block;width:24px;line-height:24px;text-align:center;border:1px solid #14212b;background:${fill};color:${text};font-weight:700">${safe(letter)}</span> ${safe(words)}</li>`,
    )
    .join('');
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>${safe(title)}</title></head>
<body style="margin:0;background:#fff;color:#14212b;font:17px/1.5 'Be Vietnam Pro','Noto Sans',system-ui,sans-serif"><main style="max-width:640px;margin:0 auto;padding:16px">
${mark === null ? '' : `<p style="margin:0 0 8px;font-weight:700;color:#9a101f">${safe(mark)} · KHÔNG CÓ GIÁ TRỊ PHÁP LÝ</p>`}
<h1 style="font-size:24px;line-height:1.3;margin:0">Dịch bệnh ${safe(lowerFirst(content.province.name))}</h1>
<p style="margin:0"><strong>Số liệu đến <time datetime="${content.at}">${dayAndTime(Date.parse(content.at))}</time></strong></p>
<p style="margin:8px 0;padding:8px 12px;border-left:6px solid ${genuine ? '#14614f' : '#9a101f'};background:#f3f6f8">${
    genuine
      ? '✓ Chữ ký số đúng: đây là bản đã chốt, chưa bị sửa.'
      : '✕ Chữ ký số không đúng: đừng dùng và đừng chuyển tiếp bản này.'
  } Số ${safe(content.number)}. ${paper.signature === null ? 'Chưa ký duyệt.' : 'Lãnh đạo đã ký duyệt.'}</p>
${content.lines.map((line) => `<p style="margin:8px 0">${safe(line)}</p>`).join('\n')}
<div style="overflow-x:auto" role="region" aria-label="Số liệu" tabindex="0"><table style="border-collapse:collapse;width:100%;font-size:15px"><caption style="text-align:left;font-weight:700;padding:8px 0">Số liệu</caption><thead><tr>${[
    'Chỉ số',
    'Trong 24 giờ',
    'Lũy kế, hiện có',
    'So với kỳ trước',
  ]
    .map((head, i) => `<th scope="col" style="${cell}text-align:${i === 0 ? 'left' : 'right'}">${head}</th>`)
    .join('')}</tr></thead><tbody>${rows}</tbody></table></div>
${mapSvg(paper)}
<div style="display:flex;justify-content:space-between;gap:12px"><ul style="list-style:none;padding:0;margin:12px 0">${legend}</ul><div style="flex:none;width:112px;margin-top:12px">${insetSvg()}</div></div>
<p style="font-size:14px;color:#4a5863">${safe(mapNote(paper))}</p>
${correctionsPart(paper)}
<div style="width:160px">${codeOf(paper.address)}</div>
<p style="font-size:14px;color:#4a5863">Quét mã hoặc mở lại địa chỉ này để kiểm tra bản gốc. Trang không có thông tin cá nhân. <a href="phone.pdf" style="color:#0b4f8a">Tải bản PDF một trang</a></p>
</main></body></html>`;
}

const cell = 'border-bottom:1px solid #c3ccd3;padding:6px 4px;';

function mapSvg(paper: Paper): string {
  const drawing = paper.draw(MAP);
  const shapes = drawing.shapes
    .map(({ d, level }) => {
      const fill = level === null ? 'url(#h)' : zoneLooks[level]!.fill;
      return `<path d="${d}" fill="${fill}" fill-rule="evenodd" stroke="#14212b" stroke-width="1"/>`;
    })
    .concat(
      drawing.shapes.map(({ level, sign }) => {
        const { letter, text } = level === null ? noZone : zoneLooks[level]!;
        return sign === null
          ? ''
          : `<text x="${sign.x.toFixed(1)}" y="${(sign.y + SIGN / 3).toFixed(1)}" font-size="${SIGN}" font-weight="700" text-anchor="middle" fill="${text}">${letter}</text>`;
      }),
    )
    .join('');
  return `<svg viewBox="-2 -2 ${Math.ceil(drawing.width) + 4} ${Math.ceil(drawing.height) + 4}" role="img" aria-label="${safe(mapNote(paper))}" style="width:100%;height:auto;margin-top:16px"><defs><pattern id="h" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="${noZone.fill}"/><line y2="8" stroke="#5b6b78" stroke-width="2"/></pattern></defs>${shapes}</svg>`;
}

function correctionsPart({ corrections, correctedAt }: Paper): string {
  return corrections.length === 0
    ? ''
    : `<p style="margin:8px 0"><strong>Có ${corrections.length} số liệu được bổ sung, đính chính sau khi chốt</strong> (tính đến ${dayAndTime(Date.parse(correctedAt))}); xem phụ lục của bản A4.</p>`;
}

function codeOf(address: string): string {
  const drawn = qrSvg(address, { level: 'M', title: 'Mã QR của trang này' });
  return drawn.ok ? drawn.value : '';
}

function safe(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
