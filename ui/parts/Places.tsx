import { SegmentedControl } from '@mantine/core';
import { PLACE_IDS, useSettings, type PlaceId } from '../state/settings.ts';
import { useReader } from './reader.tsx';

/** The choice of places of the dashboard. */
export function Places() {
  const { say } = useReader();
  const { place, set } = useSettings();
  return (
    <SegmentedControl
      className="places"
      size="xs"
      aria-label={say('page:places')}
      data={PLACE_IDS.map((id) => ({ value: id, label: say(`page:place.${id}`) }))}
      value={place}
      onChange={(value) => set({ place: value as PlaceId })}
    />
  );
}
