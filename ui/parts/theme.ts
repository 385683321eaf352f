import { createTheme, useComputedColorScheme, type MantineColorsTuple } from '@mantine/core';

/** From ash to ember. */
const ember: MantineColorsTuple = [
  '#fdf1ea',
  '#f8ddcd',
  '#f1bb9c',
  '#ea9668',
  '#e3773f',
  '#d96327',
  '#c4501f',
  '#b8431a',
  '#8f3814',
  '#742c0f',
];

export const theme = createTheme({
  primaryColor: 'ember',
  colors: { ember },
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
  fontFamily:
    "'Inter Variable', system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif",
  headings: { fontWeight: '600' },
  defaultRadius: 'md',
});

/** `light` or `dark`, whichever is shown now. */
export function useTheme(): 'light' | 'dark' {
  return useComputedColorScheme('light');
}
