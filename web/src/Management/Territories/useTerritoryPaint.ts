import { useComputedColorScheme } from '@mantine/core';
import { useCallback, useEffect } from 'react';
import { byArea, labelPoints, neutralColor, noArea, type Picked, type Places, type PlanMap } from '../../map';
import { formatCount } from '../../shell/format';
import { isBelow } from './branches';
import type { MapOf } from './TerritoryMap';

/** What stands on a map, and for each the place of its territory among the ids. */
interface Placed {
  readonly places: Places;
  readonly territory: Uint16Array;
}

/** Paints and labels what stands on the map in the colors of its territories, a chosen one apart; answers what a click on it does. */
export function useTerritoryPaint(map: PlanMap | null, data: Placed | undefined, { nodes, ids, colors, chosen, onChoose }: MapOf, nobody: { readonly light: string; readonly dark: string }) {
  const theme = useComputedColorScheme('light');
  useEffect(() => {
    if (map === null || data === undefined) {
      return;
    }
    const nodeOf = new Map(nodes.map((node) => [node.id, node]));
    const shown = chosen !== undefined && nodeOf.has(chosen) ? chosen : undefined;
    const isIn = (id: string) => shown === undefined || isBelow(id, shown, nodeOf);
    map.recolor(byArea(data.territory, new Map(ids.map((id, at) => [at, isIn(id) ? colors.get(id)! : neutralColor[theme]])), nobody[theme]));
    map.label(labelPoints(data.places, data.territory).filter(({ area }) => isIn(ids[area])).map((point) => {
      const node = nodeOf.get(ids[point.area])!;
      return { ...point, name: node.name, figure: formatCount(node.accounts), weight: node.accounts };
    }));
  }, [map, data, nodes, ids, colors, chosen, theme, nobody]);
  return useCallback((picked: Picked | null) => {
    const area = picked === null ? noArea : (data?.territory[picked.unit] ?? noArea);
    if (area !== noArea) {
      onChoose(ids[area]);
    }
  }, [data, ids, onChoose]);
}
