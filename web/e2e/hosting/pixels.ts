import type { Locator } from '@playwright/test';

/** How many pixels of an element, as it is seen, have a colour (each channel within 6). */
export async function pixelsOf(element: Locator, color: string): Promise<number> {
  const picture = (await element.screenshot()).toString('base64');
  return element.page().evaluate(
    async ([encoded, wanted]) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))], { type: 'image/png' }));
      const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true })!;
      pen.drawImage(bitmap, 0, 0);
      const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
      const [red, green, blue] = wanted.match(/\d+/g)!.map(Number);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        count += Math.abs(data[at] - red) <= 6 && Math.abs(data[at + 1] - green) <= 6 && Math.abs(data[at + 2] - blue) <= 6 ? 1 : 0;
      }
      return count;
    },
    [picture, color] as const,
  );
}

/** The colour an element is filled with, as the browser computes it. */
export async function fillOf(element: Locator): Promise<string> {
  return element.evaluate((one) => getComputedStyle(one).backgroundColor);
}
