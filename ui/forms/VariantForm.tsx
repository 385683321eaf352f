import { Accordion, Stack } from '@mantine/core';
import { sectionOf, type Mechanism, type Path, type Scenario } from '../../sim/index.ts';
import { useLocale } from '../parts/locale.tsx';
import type { FieldChange } from '../state/files.ts';
import { formParts } from './parts.ts';
import { allFields } from './fields.ts';
import type { Search } from './search.ts';
import { SectionForm } from './SectionForm.tsx';

interface Props {
  readonly scenario: Scenario;
  /** As the file has it, without changes. */
  readonly original: Scenario;
  readonly changes: readonly FieldChange[];
  readonly onChange: (path: Path, value: unknown) => void;
  readonly search: Search | null;
}

/** All knobs of one variant, in the four parts. */
export function VariantForm({ scenario, original, changes, onChange, search }: Props) {
  const { lang, localised, t } = useLocale();
  const inUse = (mechanisms: readonly Mechanism[]) => {
    const names = mechanisms
      .filter(({ id }) => sectionOf(scenario, id) !== undefined)
      .map(({ name }) => localised(name));
    return names.length === 0
      ? t('page:form.allOff')
      : t('page:form.inUse', { names: names.join(lang === 'zh' ? '、' : ', ') });
  };
  if (search) {
    const found = formParts().flatMap(({ mechanisms }) => mechanisms.filter((one) => isFound(one, search)));
    return (
      <Stack gap="xl" className="found-settings">
        <p role="status">{t('page:search.found', { count: found.length })}</p>
        {found.map((mechanism) => (
          <SectionForm
            key={mechanism.id}
            {...{ mechanism, scenario, original, changes, onChange }}
            {...(!search.section(mechanism) && { only: search.field })}
          />
        ))}
      </Stack>
    );
  }
  return (
    <Accordion multiple defaultValue={['community']} variant="separated" order={3}>
      {formParts().map(({ id, mechanisms }) => (
        <Accordion.Item key={id} value={id}>
          <Accordion.Control>
            {t(`page:part.${id}`)}
            <span className="in-use">{inUse(mechanisms)}</span>
          </Accordion.Control>
          <Accordion.Panel>
            <Stack gap="xl">
              {mechanisms.map((mechanism) => (
                <SectionForm
                  key={mechanism.id}
                  mechanism={mechanism}
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

/** Whether a section is meant, or one of its fields. */
function isFound(mechanism: Mechanism, search: Search): boolean {
  const own = `${mechanism.id}.`;
  return (
    search.section(mechanism) || allFields().some((one) => one.path.startsWith(own) && search.field(one))
  );
}
