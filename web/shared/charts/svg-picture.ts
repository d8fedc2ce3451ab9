/** An SVG drawing as a PNG at twice its size, for slides and messages; null where the browser could not draw it. */
export async function svgPng(svg: string): Promise<Blob | null> {
  const image = new Image();
  const drawn = new Promise<boolean>((resolve) => {
    image.addEventListener('load', () => resolve(true), { once: true });
    image.addEventListener('error', () => resolve(false), { once: true });
  });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  const sheet = document.createElement('canvas');
  const ctx = sheet.getContext('2d');
  if (!(await drawn) || ctx === null) {
    return null;
  }
  sheet.width = image.width * 2;
  sheet.height = image.height * 2;
  ctx.drawImage(image, 0, 0, sheet.width, sheet.height);
  return await new Promise((resolve) => {
    sheet.toBlob(resolve, 'image/png');
  });
}
