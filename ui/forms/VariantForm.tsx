import { Accordion, Stack } from '@mantine/core';
import { MECHANISMS, type MechanismId, type Scenario } from '../../sim/index.ts';
import { useReader } from '../parts/reader.tsx';
import type { Changes } from '../state/files.ts';
import { SectionForm } from './SectionForm.tsx';

/** The four parts of a community model, and which mechanisms belong to each. */
const PARTS: readonly { id: string; mechanisms: readonly MechanismId[] }[] = [
  { id: 'ip', mechanisms: ['ip', 'channels', 'product'] },
  { id: 'community', mechanisms: ['start', 'seeding', 'entry', 'scope', 'everyday', 'operations', 'points'] },
  { id: 'scene', mechanisms: ['events', 'culture'] },
  { id: 'sharing', mechanisms: ['wordOfMouth', 'referral', 'complaints', 'selling'] },
];

interface Props {
  readonly scenario: Scenario;
  /** As the file has it, without changes. */
  readonly original: Scenario;
  readonly changes: Changes;
  readonly onChange: (path: string, value: string | null) => void;
}

/** All knobs of one variant, in the four parts. */
export function VariantForm({ scenario, original, changes, onChange }: Props) {
  const { lang, pick, say } = useReader();
  const inUse = (mechanisms: readonly MechanismId[]) => {
    const names = mechanisms
      .filter((id) => scenario[id] !== undefined)
      .map((id) => pick(MECHANISMS[id].name));
    return names.length === 0
      ? say('page:form.allOff')
      : say('page:form.inUse', { names: names.join(lang === 'zh' ? '、' : ', ') });
  };
  return (
    <Accordion multiple defaultValue={['community']} variant="separated" order={3}>
      {PARTS.map(({ id, mechanisms }) => (
        <Accordion.Item key={id} value={id}>
          <Accordion.Control>
            {say(`page:part.${id}`)}
            <span className="in-use">{inUse(mechanisms)}</span>
          </Accordion.Control>
          <Accordion.Panel>
            <Stack gap="xl">
              {mechanisms.map((mechanism) => (
                <SectionForm
                  key={mechanism}
                  id={mechanism}
                  scenario={scenario}
                  original={original}
                  changes={changes}
                  onChange={onChange}
                />
              ))}
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
