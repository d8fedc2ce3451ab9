import { fileOf, type Scene } from './scenes.ts';
import type { Taken } from './take.ts';

/** The index of the pictures: by group, an address a line, every width in both languages. */
export function indexPage(taken: readonly Taken[], madeAt: string): string {
  const good = taken.filter(({ fault }) => fault === null).map(({ scene }) => scene);
  const groups = Map.groupBy(good, ({ group }) => `${group.vi} / ${group.en}`);
  const parts = [...groups].flatMap(([title, scenes]) => ['', `## ${title}`, '', ...lines(scenes)]);
  return [
    '# Ảnh màn hình / Screenshots',
    '',
    'Mọi màn hình, trang và cảnh của tường, tiếng Việt và tiếng Anh, chụp bằng `node tools/screenshots.ts` trên tỉnh mô phỏng:',
    '**mọi tên, số và địa chỉ trong ảnh là dữ liệu mô phỏng**. Ảnh dài được cắt ở 1.200 px.',
    '',
    'Every screen, page and scene of the wall in Vietnamese and English, taken by `node tools/screenshots.ts` of the simulated province:',
    '**every name, number and address in them is simulated**. Long screens are cut at 1,200 px.',
    '',
    `${good.length} ảnh / pictures, ${madeAt}.`,
    ...parts,
    '',
  ].join('\n');
}

function lines(scenes: readonly Scene[]): string[] {
  const byAddress = Map.groupBy(scenes, ({ address, keys }) =>
    keys === undefined ? address : `${address} (${keys})`,
  );
  return [...byAddress].map(([address, same]) => {
    const links = same.map((scene) => `[${scene.language} ${scene.width}](${fileOf(scene)})`);
    return `- \`${address}\`: ${links.join(' · ')}`;
  });
}
