import { Button, FileButton, Progress } from '@mantine/core';
import { useState, type DragEvent } from 'react';
import { Problems } from '../../parts/Problems.tsx';
import { useReader } from '../../parts/reader.tsx';
import { useOpened } from '../../state/opened.ts';
import { droppedFiles, filesOf } from './dropped.ts';
import { Drawn } from './Drawn.tsx';
import './results.css';

/** Results of the command line, opened from disk and read in the browser: nothing is sent anywhere. */
export function Results() {
  const { say } = useReader();
  const { status, done, opened, problem, open } = useOpened();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then(open);
  };
  const folder = { webkitdirectory: '' } as object;
  return (
    <div className="compare" aria-busy={status === 'reading'}>
      <section
        className={over ? 'drop over' : 'drop'}
        aria-label={say('page:results.open')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <h2>{say('page:results.title')}</h2>
        <p className="question">{say('page:results.what')}</p>
        <div className="open-buttons">
          <FileButton
            onChange={(files: File[]) => open(filesOf(files))}
            multiple
            inputProps={{ ...folder, 'aria-label': say('page:results.folder') }}
          >
            {(props) => <Button {...props}>{say('page:results.folder')}</Button>}
          </FileButton>
          <FileButton
            onChange={(files: File[]) => open(filesOf(files))}
            multiple
            accept=".json,.csv,.parquet"
            inputProps={{ 'aria-label': say('page:results.file') }}
          >
            {(props) => (
              <Button {...props} variant="default">
                {say('page:results.file')}
              </Button>
            )}
          </FileButton>
          <p className="note">{say('page:results.drop')}</p>
        </div>
      </section>
      {status === 'reading' && (
        <div role="status">
          <p className="note">{say('page:results.reading')}</p>
          <Progress value={done * 100} aria-label={say('page:results.reading')} />
        </div>
      )}
      {status === 'failed' && problem && <Problems title={say('page:results.failed')} problems={[problem]} />}
      {opened && <Drawn key={`${opened.file} ${opened.sweep}`} opened={opened} />}
    </div>
  );
}
