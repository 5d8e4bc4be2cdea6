import { Select, Stack, Table, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Alignment, GapRisk, QuotaContent, QuotaEvaluation } from '../api/types';
import { amountScale, byArea, deviationColors, neutralColor, unassignedColor, type MapTheme } from '../map';
import { quotaMessages } from '../messages/quotas';
import { targetMessages } from '../messages/targets';
import { formatIndex, formatPercent, formatSignedPercent } from '../shell/format';
import { AreaMap, type Paint } from '../Targets/AreaMap';
import { areasShown, byAmounts, byDistance } from '../Targets/tints';
import { quotaTints, territoriesOf, type TerritoryFigures } from './quotaTints';
import { riskColors, RiskMark } from './RiskMark';

const text = quotaMessages.map;

/** The territories on the map by what their sellers carry, and the same as a table. */
export default function MapTab({ workspace, alignment, evaluation, content }: { workspace: string; alignment: Alignment; evaluation: QuotaEvaluation; content: QuotaContent }) {
  const search = useSearch({ from: '/w/$workspace/quotas/$plan' });
  const navigate = useNavigate({ from: '/w/$workspace/quotas/$plan' });
  const tint = quotaTints.find((one) => one === search.tint) ?? 'risk';
  const territories = useMemo(() => territoriesOf(evaluation), [evaluation]);
  const band = Math.max(0.01, content.watchTo - 1);
  const lowest = alignment.levels.length - 1;
  const paint = useCallback<Paint>(
    (areaOfUnit, theme, levelArea) => {
      const shown = areasShown(areaOfUnit, levelArea);
      if (tint === 'risk') {
        return byArea(shown, new Map([...territories].map(([area, { risk }]) => [area, riskColors[risk]])), unassignedColor[theme]);
      }
      const values = new Map([...territories].flatMap(([area, one]) => (one[tint] === null ? [] : [[area, one[tint]] as const])));
      return tint === 'gap' ? byDistance(shown, values, band, theme) : byAmounts(shown, values, theme);
    },
    [territories, tint, band],
  );
  const legend = (theme: MapTheme): [string, string][] => {
    if (tint === 'risk') {
      const present = (['high', 'watch', 'ok', 'noBasis'] as const satisfies readonly GapRisk[]).filter((risk) => [...territories.values()].some((one) => one.risk === risk));
      return [...present.map((risk): [string, string] => [riskColors[risk], quotaMessages.sellers.risks[risk]]), [unassignedColor[theme], text.nobody]];
    }
    if (tint === 'gap') {
      return [[deviationColors.below[0], text.below(formatPercent(band))], [neutralColor[theme], text.inside(formatPercent(band))], [deviationColors.above[2], text.above(formatPercent(band))]];
    }
    const { colors } = amountScale([...territories.values()].flatMap(({ concentration }) => concentration ?? []));
    return [[colors[0], targetMessages.rollUp.legendAmount.few], [colors[colors.length - 1], targetMessages.rollUp.legendAmount.many]];
  };
  return (
    <Stack gap="xs">
      <Select
        size="xs"
        w={230}
        label={targetMessages.rollUp.tint}
        value={tint}
        onChange={(value) => void navigate({ search: (before) => ({ ...before, tint: value ?? undefined }), replace: true })}
        data={quotaTints.map((value) => ({ value, label: text.tints[value] }))}
        allowDeselect={false}
      />
      <div className="quota-map">
        <AreaMap workspace={workspace} alignment={alignment} revision={alignment.revision} level={lowest} paint={paint} legend={legend} />
        <Territories alignment={alignment} territories={territories} />
      </div>
    </Stack>
  );
}

function Territories({ alignment, territories }: { alignment: Alignment; territories: ReadonlyMap<number, TerritoryFigures> }) {
  const lowest = alignment.levels.length - 1;
  const areas = alignment.tree.filter(({ level }) => level === lowest).sort((a, b) => (territories.get(b.number)?.gap ?? -9) - (territories.get(a.number)?.gap ?? -9) || a.name.localeCompare(b.name, 'en', { numeric: true }));
  return (
    <div style={{ overflow: 'auto', maxHeight: 420 }} role="region" aria-label={text.label} tabIndex={0}>
      <Table className="areas-table" fz="sm" aria-label={text.label} data-testid="territories">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{alignment.levels[lowest]}</Table.Th>
            <Table.Th className="number">{text.tints.gap}</Table.Th>
            <Table.Th>{text.tints.risk}</Table.Th>
            <Table.Th className="number">{text.tints.concentration}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {areas.map((area) => {
            const one = territories.get(area.number);
            return (
              <Table.Tr key={area.number}>
                <Table.Th scope="row" fw={400}>{area.name}</Table.Th>
                {one === undefined ? (
                  <Table.Td colSpan={3}><Text size="sm" c="dimmed">{text.nobody}</Text></Table.Td>
                ) : (
                  <>
                    <Table.Td className="number">{one.gap === null ? '' : formatSignedPercent(one.gap)}</Table.Td>
                    <Table.Td><RiskMark risk={one.risk} /></Table.Td>
                    <Table.Td className="number">{one.concentration === null ? '' : formatIndex(one.concentration)}</Table.Td>
                  </>
                )}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
