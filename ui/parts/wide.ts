import { useMediaQuery } from '@mantine/hooks';

/** Whether the controls have room beside the charts; as wide as in `style.css`. */
export function useWide(): boolean {
  return useMediaQuery('(min-width: 70em)', true, { getInitialValueInEffect: false });
}
