/*
 * What the benchmark of chains runs inside the page, as text: this program is compiled without a browser's types. The
 * screen leaves a timing entry of each drawing, named as below.
 */
const DRAWING = 'vx-chain-draw';

/** Ms from the navigation to the end of the latest drawing. */
export const drawnAt = `(() => {
  const [entry] = performance.getEntriesByName('${DRAWING}');
  return entry.startTime + entry.duration;
})()`;

/** Drags to and fro; answers for each step the ms that the handler and the drawing took together. */
export function panSteps(steps: number): string {
  return `(async () => {
    const stage = document.querySelector('.chain-stage');
    const box = stage.getBoundingClientRect();
    const send = (kind, x, y) => stage.dispatchEvent(new PointerEvent(kind, {
      pointerId: 9, button: 0, clientX: box.left + x, clientY: box.top + y, bubbles: true,
    }));
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const ms = [];
    send('pointerdown', 400, 300);
    send('pointermove', 420, 320);
    await nextFrame();
    for (let step = 0; step < ${steps}; step += 1) {
      performance.clearMeasures('${DRAWING}');
      const started = performance.now();
      send('pointermove', 420 - (step % 2) * 12, 314 - (step % 20) * 6);
      const handled = performance.now() - started;
      // The handler asked for its frame first, so its drawing is done when ours comes.
      await nextFrame();
      const [drawing] = performance.getEntriesByName('${DRAWING}');
      if (drawing === undefined) {
        throw new Error('a pan step drew nothing');
      }
      ms.push(handled + drawing.duration);
    }
    send('pointerup', 420, 320);
    return ms;
  })()`;
}
