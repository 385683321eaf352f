import { Button, Drawer } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { inBoth } from '../../sim/index.ts';
import { ControlPanel } from '../forms/ControlPanel.tsx';
import { useLoaded } from '../state/loaded.ts';
import type { Runs } from '../state/runs.ts';
import { useSettings } from '../state/settings.ts';
import { TWO } from '../state/two.ts';
import { Background } from './Background.tsx';
import { unlessTyping } from './keys.ts';
import { Problems } from './Problems.tsx';
import { useLocale } from './locale.tsx';
import { RunBar } from './RunBar.tsx';
import { RunSize } from './RunSize.tsx';
import { TwoPicker } from './TwoPicker.tsx';
import { useWide } from './wide.ts';

/** What a view runs, and how far it is. */
export interface Work extends Pick<Runs, 'status' | 'done' | 'total' | 'problem'> {
  /** Called only while there are variants that can run. */
  start(): void;
  cancel(): void;
}

/** The tools of a view that runs the chosen scenarios: the question, Run with its keys, what is wrong, the way to the controls. */
export function RunTools({ work }: { work: Work }) {
  const { localised, t } = useLocale();
  const { experiment: id, undoAll } = useSettings();
  const { experiment, variants, problems, lastGood } = useLoaded();
  const wide = useWide();
  const [sheetOpen, sheet] = useDisclosure(false);
  const errors = problems.filter((p) => p.severity === 'error');
  const canRun = experiment !== null && variants.length > 0;
  const start = () => {
    if (!canRun) return;
    sheet.close();
    work.start();
  };
  useHotkeys([['R', unlessTyping(start)]], ['SELECT', 'TEXTAREA']);
  // Escape does one thing at a time: it closes the sheet, else it cancels.
  useHotkeys([['Escape', sheetOpen ? sheet.close : work.cancel]], []);
  const sizes = <RunSize variant={lastGood[0]} />;
  const wrong = errors.length > 0 && (
    <Problems title={t('page:state.wrong')} problems={errors} onUndo={undoAll} />
  );
  return (
    <>
      {experiment && (
        <header className="asked">
          <h2>{localised(inBoth(experiment.title))}</h2>
          <p className="question">{localised(inBoth(experiment.question))}</p>
          <Background experiment={experiment} />
        </header>
      )}
      {id === TWO && <TwoPicker />}
      <RunBar work={work} canRun={canRun} onStart={start} onCancel={work.cancel}>
        {wide ? (
          sizes
        ) : (
          <Button variant="default" onClick={sheet.open}>
            {t('page:form.title')}
          </Button>
        )}
      </RunBar>
      {wrong}
      {work.status === 'failed' && work.problem && (
        <Problems title={t('page:state.failed')} problems={[work.problem]} onRetry={start} />
      )}
      {!wide && (
        <Drawer.Root
          opened={sheetOpen}
          onClose={sheet.close}
          position="bottom"
          size="85%"
          closeOnEscape={false}
        >
          <Drawer.Overlay />
          <Drawer.Content aria-label={t('page:form.title')}>
            <Drawer.Body>
              <div className="sheet-bar">
                <Button variant="default" onClick={sheet.close}>
                  {t('page:close')}
                </Button>
                <Button onClick={start} disabled={!canRun}>
                  {t('page:run.start')}
                </Button>
              </div>
              {wrong}
              {sizes}
              <ControlPanel />
            </Drawer.Body>
          </Drawer.Content>
        </Drawer.Root>
      )}
    </>
  );
}
