import { useLocalStorage } from '@mantine/hooks';
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { alignmentMessages as text } from '../messages/alignments';

const narrowest = 320;
const widest = 900;

/** Two panes and a bar between them that is dragged or moved by arrow keys; the width is kept. */
export function PanelSplit({ left, right }: { left: ReactNode; right: ReactNode }) {
  const [width, setWidth] = useLocalStorage({ key: 'bailiwick.panel-width', defaultValue: 500 });
  const frame = useRef<HTMLDivElement>(null);
  const resize = (next: number) => setWidth(Math.round(Math.max(narrowest, Math.min(widest, next))));

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId) && frame.current !== null) {
      resize(frame.current.getBoundingClientRect().right - event.clientX);
    }
  };
  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowLeft: 24, ArrowRight: -24 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      resize(width + step);
    }
  };

  return (
    <div className="workspace-split" ref={frame}>
      <div className="workspace-left">{left}</div>
      <div
        className="workspace-bar"
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={text.screen.resize}
        aria-valuenow={width}
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={key}
      />
      <div className="workspace-right" style={{ width }}>
        {right}
      </div>
    </div>
  );
}
