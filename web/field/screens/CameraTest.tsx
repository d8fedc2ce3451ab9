import { useState } from 'preact/hooks';
import { t } from './start-texts.ts';

/** Whether the camera opens; a phone without one works with a hand scanner or by typing. */
export function CameraTest() {
  const [state, setState] = useState<'idle' | 'yes' | 'no'>('idle');
  const test = async () => {
    const { camera, releaseCamera } = await import('../kit/camera.ts');
    const opened = await camera().then(
      () => true,
      () => false,
    );
    releaseCamera();
    setState(opened ? 'yes' : 'no');
  };
  return (
    <p>
      <button type="button" class="wide quiet" onClick={() => void test()}>
        {t('cameraTest')}
      </button>
      <span aria-live="polite">
        {state === 'yes' && `✓ ${t('cameraYes')}`}
        {state === 'no' && `⚠ ${t('cameraNo')}`}
      </span>
    </p>
  );
}
