import { Alert, Button, Drawer, SegmentedControl } from '@mantine/core';
import { useDisclosure, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import { problemLine } from '../i18n/index.ts';
import { inBoth, UNITS, type Problem, type Unit } from '../sim/index.ts';
import { VariantForm } from './forms/VariantForm.tsx';
import { Header } from './parts/Header.tsx';
import { useReader } from './parts/reader.tsx';
import { RunBar } from './parts/RunBar.tsx';
import { lookOf } from './parts/variants.ts';
import { loadExperiment } from './state/files.ts';
import { useRuns } from './state/runs.ts';
import { useSettings } from './state/settings.ts';
import { Compare } from './views/compare/Compare.tsx';

/** Wide enough for the knobs to stand beside the charts. */
const WIDE = '(min-width: 70em)';

export function App() {
  const { pick, say } = useReader();
  const settings = useSettings();
  const { start: startRuns, cancel } = useRuns.getState();
  const status = useRuns((r) => r.status);
  const problem = useRuns((r) => r.problem);
  const wide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const [knobsOpen, knobs] = useDisclosure(false);
  const [chosen, setChosen] = useState(0);
  const { experiment: id, people, days, replicates, seed, changes } = settings;
  const loaded = useMemo(() => {
    const number = /^-?\d+(\.\d+)?$/.test(seed) ? Number(seed) : seed;
    const sizes = {
      ...(people !== null && { people }),
      ...(days !== null && { days }),
      ...(replicates !== null && { replicates }),
      ...(seed !== '' && { seed: number }),
    };
    return loadExperiment(id, sizes, changes[id] ?? {});
  }, [id, people, days, replicates, seed, changes]);
  const { experiment, variants } = loaded;
  // While something is wrong, the knobs stay as they last were, so that it can be put right.
  const lastGood = useRef({ id, variants });
  if (variants.length > 0) lastGood.current = { id, variants };
  const shown = variants.length > 0 ? variants : lastGood.current.id === id ? lastGood.current.variants : [];
  const errors = loaded.problems.filter((p) => p.severity === 'error');
  const start = () => {
    if (!experiment || variants.length === 0) return;
    settings.set({ ran: true });
    startRuns(experiment, variants);
  };
  useHotkeys(
    [
      ['R', unlessTyping(start)],
      ['Escape', cancel],
    ],
    ['SELECT', 'TEXTAREA'],
  );
  // A reload computes again what was there: the same settings give the same bits.
  useEffect(() => {
    if (settings.ran) start();
  }, []);

  const variant = shown[Math.min(chosen, shown.length - 1)];
  const panel = variant && (
    <div className="knobs">
      <h2>{say('page:form.title')}</h2>
      <SegmentedControl
        fullWidth
        aria-label={say('page:form.variant')}
        data={shown.map((_, k) => ({ value: String(k), label: lookOf(k).letter }))}
        value={String(shown.indexOf(variant))}
        onChange={(value) => setChosen(Number(value))}
      />
      <p>
        <b>{lookOf(shown.indexOf(variant)).letter}</b> {pick(inBoth(variant.label))}
      </p>
      <VariantForm
        key={`${id} ${variant.name}`}
        scenario={variant.plan.scenario}
        changes={changes[id]?.[variant.name] ?? {}}
        onChange={(path, value) => settings.change(variant.name, path, value)}
      />
    </div>
  );
  return (
    <div className="page">
      <a className="skip" href="#main">
        {say('page:skip')}
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        <RunBar
          {...(variant && { scenario: variant.plan.scenario, people: variant.plan.people })}
          canRun={variants.length > 0}
          onStart={start}
        />
        {!wide && (
          <Button variant="default" onClick={knobs.open}>
            {say('page:form.title')}
          </Button>
        )}
        {errors.length > 0 && (
          <Problems
            problems={errors}
            onUndo={() =>
              settings.set({
                changes: { ...changes, [id]: {} },
                people: null,
                days: null,
                replicates: null,
                seed: '7',
              })
            }
          />
        )}
        {status === 'failed' && problem && <Problems problems={[problem]} onRetry={start} />}
        {experiment && <Compare experiment={experiment} variants={variants} />}
      </main>
      {wide ? (
        <aside aria-label={say('page:form.title')}>{panel}</aside>
      ) : (
        <Drawer.Root opened={knobsOpen} onClose={knobs.close} position="bottom" size="80%">
          <Drawer.Overlay />
          <Drawer.Content aria-label={say('page:form.title')}>
            <Drawer.Body>
              <Button variant="default" size="compact-sm" mt="md" onClick={knobs.close}>
                {say('page:close')}
              </Button>
              {panel}
            </Drawer.Body>
          </Drawer.Content>
        </Drawer.Root>
      )}
    </div>
  );
}

/** A switch that has the focus is no reason to ignore a key; a box with text in it is. */
function unlessTyping(action: () => void): (event: KeyboardEvent) => void {
  return ({ target }) => {
    if (target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type)) return;
    action();
  };
}

interface ProblemsProps {
  readonly problems: readonly Problem[];
  readonly onRetry?: () => void;
  readonly onUndo?: () => void;
}

/** What is wrong, in words, and the next step. */
function Problems({ problems, onRetry, onUndo }: ProblemsProps) {
  const reader = useReader();
  const unitText = (key: string) => reader.pick(UNITS[key as Unit] ?? key);
  return (
    <Alert color="red" role="alert" title={reader.say('page:state.failed')}>
      <ul>
        {problems.map((p) => (
          <li key={`${p.path} ${p.code}`}>{problemLine(reader.translator, p, unitText)}</li>
        ))}
      </ul>
      {onRetry && (
        <Button size="compact-sm" onClick={onRetry}>
          {reader.say('page:run.again')}
        </Button>
      )}
      {onUndo && (
        <Button size="compact-sm" variant="default" onClick={onUndo}>
          {reader.say('page:form.undoAll')}
        </Button>
      )}
    </Alert>
  );
}
