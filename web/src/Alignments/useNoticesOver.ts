import { useEffect, type RefObject } from 'react';

const properties = ['--notices-end', '--notices-bottom', '--notices-width'] as const;

/** Has notices stand in the lower right of this element as long as it is shown: over the map nothing of theirs covers a control. */
export function useNoticesOver(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const place = () => {
      const box = element.current?.getBoundingClientRect();
      if (box !== undefined) {
        style.setProperty('--notices-end', `${document.documentElement.clientWidth - box.right + 10}px`);
        style.setProperty('--notices-bottom', `${Math.max(10, document.documentElement.clientHeight - box.bottom + 10)}px`);
        style.setProperty('--notices-width', `${Math.min(380, box.width - 20)}px`);
      }
    };
    const observer = new ResizeObserver(place);
    if (element.current !== null) {
      observer.observe(element.current);
    }
    return () => {
      observer.disconnect();
      properties.forEach((property) => style.removeProperty(property));
    };
  }, [element]);
}
