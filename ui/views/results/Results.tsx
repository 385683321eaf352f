import { Button, FileButton, Progress } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useRef, useState, type DragEvent } from 'react';
import { unlessTyping } from '../../parts/keys.ts';
import { Problems } from '../../parts/Problems.tsx';
import { useLocale } from '../../parts/locale.tsx';
import { useOpened } from '../../state/opened.ts';
import { droppedFiles, filesOf } from './dropped.ts';
import { ResultCharts } from './ResultCharts.tsx';
import './results.css';

/** Results of the command line, opened from disk and read in the browser: nothing is sent anywhere. */
export function Results() {
  const { t } = useLocale();
  const { status, done, opened, problem, open, refuse } = useOpened();
  const [over, setOver] = useState(false);
  const openFolder = useRef<HTMLButtonElement>(null);
  useHotkeys([['O', unlessTyping(() => openFolder.current?.click())]], ['SELECT', 'TEXTAREA']);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then(open, refuse);
  };
  const folder = { webkitdirectory: '' } as object;
  return (
    <div className="compare" aria-busy={status === 'reading'}>
      <section
        className={over ? 'drop over' : 'drop'}
        aria-label={t('page:results.open')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <h2>{t('page:results.title')}</h2>
        <p className="question">{t('page:results.what')}</p>
        <div className="open-buttons">
          <FileButton
            onChange={(files: File[]) => open(filesOf(files))}
            multiple
            inputProps={{ ...folder, 'aria-label': t('page:results.folder') }}
          >
            {(props) => (
              <Button {...props} ref={openFolder}>
                {t('page:results.folder')}
              </Button>
            )}
          </FileButton>
          <FileButton
            onChange={(files: File[]) => open(filesOf(files))}
            multiple
            accept=".json,.csv,.parquet"
            inputProps={{ 'aria-label': t('page:results.file') }}
          >
            {(props) => (
              <Button {...props} variant="default">
                {t('page:results.file')}
              </Button>
            )}
          </FileButton>
          <p className="note">{t('page:results.drop')}</p>
        </div>
      </section>
      {status === 'reading' && (
        <div role="status">
          <p className="note">{t('page:results.reading')}</p>
          <Progress value={done * 100} aria-label={t('page:results.reading')} />
        </div>
      )}
      {status === 'failed' && problem && <Problems title={t('page:results.failed')} problems={[problem]} />}
      {opened && <ResultCharts key={`${opened.file} ${opened.sweep}`} opened={opened} />}
    </div>
  );
}
