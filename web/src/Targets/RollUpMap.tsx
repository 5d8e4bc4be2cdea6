import { useCallback } from 'react';
import type { Alignment, TargetRollUp } from '../api/types';
import { amountScale, deviationColors, neutralColor, type MapTheme } from '../map';
import { targetMessages } from '../messages/targets';
import { formatPercent } from '../shell/format';
import { AreaMap, type Paint } from './AreaMap';
import { tintUnits, tintValue, type Tint } from './tints';

const text = targetMessages.rollUp;

interface Props {
  readonly workspace: string;
  readonly alignment: Alignment;
  readonly rollUp: TargetRollUp;
  readonly tint: Tint;
  readonly level: number;
  readonly band: number;
}

/** The territories on the map, tinted by one of their numbers. */
export function RollUpMap({ workspace, alignment, rollUp, tint, level, band }: Props) {
  const paint = useCallback<Paint>(
    (areaOfUnit, theme, levelArea) => tintUnits(areaOfUnit, rollUp.areas.filter((area) => area.level === level), tint, band, theme, levelArea),
    [rollUp, tint, level, band],
  );
  const legend = (theme: MapTheme): [string, string][] => {
    if (tint === 'deviation' || tint === 'gap') {
      const words = tint === 'deviation' ? text.legendDeviation(formatPercent(band)) : text.legendGap;
      return [[deviationColors.below[0], words.below], [neutralColor[theme], words.inside], [deviationColors.above[2], words.above]];
    }
    const { colors } = amountScale(rollUp.areas.filter((area) => area.level === level).flatMap((area) => tintValue(area, tint) ?? []));
    return [[colors[0], text.legendAmount.few], [colors[colors.length - 1], text.legendAmount.many]];
  };
  return <AreaMap workspace={workspace} alignment={alignment} revision={rollUp.alignmentRevision} level={level} paint={paint} legend={legend} />;
}
