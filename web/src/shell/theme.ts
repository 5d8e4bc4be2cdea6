import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const tide: MantineColorsTuple = ['#e8f4f8', '#d3e6ee', '#a6cbdb', '#76afc8', '#4f97b7', '#3788ad', '#2980a8', '#196c92', '#0b5f83', '#005274'];

export const theme = createTheme({
  primaryColor: 'tide',
  primaryShade: { light: 8, dark: 7 },
  colors: { tide },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  defaultRadius: 'md',
  autoContrast: true,
  cursorType: 'pointer',
  components: {
    // Its placeholder is an element without a role that can have the focus, which a menu may not hold.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Table: { defaultProps: { verticalSpacing: 6 } },
    Notification: { styles: { description: { color: 'var(--mantine-color-dimmed)' } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
  },
});

/** Secondary text keeps 4.5:1 on every surface that we put it on. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-dimmed': '#50585f', '--mantine-color-placeholder': '#5c646b' },
  dark: { '--mantine-color-dimmed': '#b3bac1', '--mantine-color-placeholder': '#a0a7ae' },
});
