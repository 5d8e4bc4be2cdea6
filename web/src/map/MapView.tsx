import { useEffect, useRef } from 'react';
import type { MapTheme } from './baseStyle';
import { canDrawMap, PlanMap } from './PlanMap';

export interface MapViewProps {
  /** What the map shows, for those who cannot see it. */
  readonly title: string;
  readonly theme: MapTheme;
  /** Shown in place of the map when the browser cannot draw it. */
  readonly fallback: React.ReactNode;
  /** The map as soon as it stands, null when it goes. */
  readonly onMap: (map: PlanMap | null) => void;
}

const isDrawable = canDrawMap();

/** The map as a React component: owns its element and its life, nothing else; everything is done through PlanMap. */
export function MapView({ title, theme, fallback, onMap }: MapViewProps): React.ReactNode {
  const element = useRef<HTMLDivElement>(null);
  const held = useRef<PlanMap | null>(null);
  const first = useRef({ title, theme, onMap });

  useEffect(() => {
    if (element.current === null) {
      return;
    }
    const { onMap: tell, ...options } = first.current;
    const map = new PlanMap(element.current, options);
    held.current = map;
    tell(map);
    return () => {
      tell(null);
      held.current = null;
      map.remove();
    };
  }, []);

  useEffect(() => held.current?.setTheme(theme), [theme]);

  return isDrawable ? <div ref={element} className="plan-map" data-testid="map" /> : <>{fallback}</>;
}
