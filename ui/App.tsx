import { Button, Drawer } from '@mantine/core';
import { useDisclosure, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { useEffect } from 'react';
import { inBoth } from '../sim/index.ts';
import { Knobs } from './forms/Knobs.tsx';
import { Background } from './parts/Background.tsx';
import { Header } from './parts/Header.tsx';
import { Problems } from './parts/Problems.tsx';
import { useReader } from './parts/reader.tsx';
import { RunBar } from './parts/RunBar.tsx';
import { Sizes } from './parts/Sizes.tsx';
import { TwoPicker } from './parts/TwoPicker.tsx';
import { useLoaded } from './state/loaded.ts';
import { useRuns } from './state/runs.ts';
import { useSettings } from './state/settings.ts';
import { TWO } from './state/two.ts';
import { chosenFor, useWhy } from './state/why.ts';
import { PLACES } from './views/index.ts';

/** Wide enough for the knobs to stand beside the charts. */
const WIDE = '(min-width: 70em)';

export function App() {
  const { pick, say } = useReader();
  const settings = useSettings();
  const { experiment: id, changes, ran, place, set } = settings;
  const runs = useRuns();
  const why = useWhy();
  const work = place === 'why' ? why : runs;
  const { status, problem, cancel } = work;
  // Results that are opened have no knobs, and nothing runs.
  const opening = place === 'results';
  const wide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const [sheetOpen, sheet] = useDisclosure(false);
  const { experiment, variants, problems, original, lastGood } = useLoaded();
  const errors = problems.filter((p) => p.severity === 'error');
  const canRun = variants.length > 0;
  const start = () => {
    if (!experiment || !canRun || opening) return;
    sheet.close();
    const chosen = chosenFor(settings, variants, experiment);
    // One thing at a time: the other place keeps what it has.
    if (place === 'why') {
      runs.cancel();
      if (chosen) why.start(chosen.variant, chosen.metric);
    } else {
      why.cancel();
      set({ ran: true });
      runs.start(id, experiment, variants);
    }
  };
  const undoAll = () =>
    set({ changes: { ...changes, [id]: {} }, people: null, days: null, replicates: null, seed: '7' });
  useHotkeys([['R', unlessTyping(start)]], ['SELECT', 'TEXTAREA']);
  // Escape does one thing at a time: it closes the sheet, else it cancels.
  useHotkeys([['Escape', sheetOpen ? sheet.close : cancel]], []);
  // A reload computes again what was there: the same settings give the same bits.
  useEffect(() => {
    if (ran && place === 'compare') start();
  }, []);

  const View = PLACES[place];
  const sizes = <Sizes variant={lastGood[0]} />;
  const knobs = <Knobs variants={lastGood} original={original} />;
  return (
    <div className={opening ? 'page whole' : 'page'}>
      <a className="skip" href="#main">
        {say('page:skip')}
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        {!opening && (
          <>
            {experiment && (
              <header className="asked">
                <h2>{pick(inBoth(experiment.title))}</h2>
                <p className="question">{pick(inBoth(experiment.question))}</p>
                <Background experiment={experiment} />
              </header>
            )}
            {id === TWO && <TwoPicker />}
            <RunBar work={work} canRun={canRun} onStart={start} onCancel={cancel}>
              {wide ? (
                sizes
              ) : (
                <Button variant="default" onClick={sheet.open}>
                  {say('page:form.title')}
                </Button>
              )}
            </RunBar>
            {errors.length > 0 && (
              <Problems title={say('page:state.wrong')} problems={errors} onUndo={undoAll} />
            )}
            {status === 'failed' && problem && (
              <Problems title={say('page:state.failed')} problems={[problem]} onRetry={start} />
            )}
          </>
        )}
        <View variants={canRun ? variants : lastGood} experiment={experiment} />
      </main>
      {opening ? null : wide ? (
        <aside aria-label={say('page:form.title')}>{knobs}</aside>
      ) : (
        <Drawer.Root
          opened={sheetOpen}
          onClose={sheet.close}
          position="bottom"
          size="85%"
          closeOnEscape={false}
        >
          <Drawer.Overlay />
          <Drawer.Content aria-label={say('page:form.title')}>
            <Drawer.Body>
              <div className="sheet-bar">
                <Button variant="default" onClick={sheet.close}>
                  {say('page:close')}
                </Button>
                <Button onClick={start} disabled={!canRun}>
                  {say('page:run.start')}
                </Button>
              </div>
              {errors.length > 0 && (
                <Problems title={say('page:state.wrong')} problems={errors} onUndo={undoAll} />
              )}
              {sizes}
              {knobs}
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
