import { markedName } from '../../../contract/marked-name.ts';

let dataset = 'live';
/** Files that are saved from now on hold data of this dataset. */
export function setSavedDataset(next: string): void {
  dataset = next;
}

/** Hands a file to the browser as a download; its name says so where its data are not live. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = markedName(name, dataset);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The same for text. */
export function saveText(text: string, type: string, name: string): void {
  saveBlob(new Blob([text], { type: `${type};charset=utf-8` }), name);
}
