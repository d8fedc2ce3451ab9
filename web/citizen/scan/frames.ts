import type { Decoder } from './decoder.ts';

const LONGEST_SIDE = 1280;
const PAUSE_MS = 80;

/** The time between two looks: the camera needs no reading of every frame. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PAUSE_MS);
  });
}

/** Pixels of a video frame or a picture, shrunk to at most 1280 px; null while there is nothing to see. */
export function pixelsOf(source: HTMLVideoElement | ImageBitmap): ImageData | null {
  const video = source instanceof HTMLVideoElement;
  const width = video ? source.videoWidth : source.width;
  const height = video ? source.videoHeight : source.height;
  if (width === 0 || height === 0) {
    return null;
  }
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) {
    return null;
  }
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** The camera at the back, in a size that a QR code can be read in. Rejects when it is refused or missing. */
export function openCamera(): Promise<MediaStream> {
  if (navigator.mediaDevices === undefined) {
    return Promise.reject(new Error('no camera'));
  }
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  });
}

/** Whether a camera has a torch that a page may switch. */
export function hasTorch(stream: MediaStream): boolean {
  const track = stream.getVideoTracks()[0];
  return track?.getCapabilities !== undefined && 'torch' in track.getCapabilities();
}

/** Switch the torch; a phone that refuses stays as it is. */
export async function setTorch(stream: MediaStream, on: boolean): Promise<void> {
  // The standard types do not know the torch yet.
  const wanted: object = { advanced: [{ torch: on }] };
  await stream
    .getVideoTracks()[0]
    ?.applyConstraints(wanted)
    .catch(() => undefined);
}

/** Show the camera in `video` and read frame after frame until one holds a code; null when stopped before. */
export async function watchCamera(
  camera: MediaStream,
  video: HTMLVideoElement,
  decoder: Decoder,
  stopped: AbortSignal,
): Promise<string | null> {
  if (video.srcObject !== camera) {
    // Once: the picture goes black until the next frame.
    video.srcObject = camera;
  }
  if (video.paused) {
    await video.play().catch(() => undefined);
  }
  while (!stopped.aborted) {
    const pixels = pixelsOf(video);
    const text = pixels === null ? null : await decoder.read(pixels);
    if (text !== null && !stopped.aborted) {
      return text;
    }
    await pause();
  }
  return null;
}
