import { Alert, Button } from '@mantine/core';
import { problemLine } from '../../i18n/index.ts';
import { fieldLabel } from '../forms/field-words.ts';
import { UNITS, type Problem, type Unit } from '../../sim/index.ts';
import { useReader } from './reader.tsx';

interface Props {
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly onRetry?: () => void;
  readonly onUndo?: () => void;
}

/** What is wrong, in words, and the next step. */
export function Problems({ title, problems, onRetry, onUndo }: Props) {
  const reader = useReader();
  const { translator, say, pick } = reader;
  const unitText = (key: string) => pick(UNITS[key as Unit] ?? key);
  // A change of a knob is named by its label, where the command line would name its own option.
  const inPage = (p: Problem): Problem =>
    p.file?.startsWith('--') ? { ...p, file: fieldLabel(p.path ?? '', reader) ?? p.path ?? '' } : p;
  return (
    <Alert color="red" variant="outline" role="alert" title={title} className="state">
      <ul>
        {problems.map((p) => (
          <li key={`${p.path} ${p.code}`}>{problemLine(translator, inPage(p), unitText)}</li>
        ))}
      </ul>
      {onRetry && (
        <Button size="compact-sm" onClick={onRetry}>
          {say('page:run.again')}
        </Button>
      )}
      {onUndo && (
        <Button size="compact-sm" variant="default" onClick={onUndo}>
          {say('page:form.undoAll')}
        </Button>
      )}
    </Alert>
  );
}
