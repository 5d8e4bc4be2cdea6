import { useComputedColorScheme } from '@mantine/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useEffectEvent, useRef } from 'react';

register([BarChart, LineChart, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** A chart drawn by ECharts as SVG; its text alternative stands beside it. */
export function Chart({ option, label, height, onClick }: { option: EChartsCoreOption; label: string; height: number; onClick?: (index: number) => void }) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const theme = useComputedColorScheme('light');
  const clicked = useEffectEvent((index: number) => onClick?.(index));
  useEffect(() => {
    const made = init(element.current, theme === 'dark' ? 'dark' : undefined);
    chart.current = made;
    made.on('click', (event) => clicked(event.dataIndex));
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element.current!);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, [theme]);
  useEffect(() => {
    chart.current?.setOption({ animation: false, backgroundColor: 'transparent', ...option }, { notMerge: true });
  }, [option, theme]);
  return <div ref={element} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
