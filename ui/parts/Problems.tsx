import { Alert, Button } from '@mantine/core';
import { firstProblems, problemLine } from '../../i18n/index.ts';
import { fieldLabel } from '../forms/field-words.ts';
import { UNITS, type Problem, type Unit } from '../../sim/index.ts';
import { useLocale } from './locale.tsx';

interface Props {
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly onRetry?: () => void;
  readonly onUndo?: () => void;
}

/** What is wrong, in words, and the next step. */
export function Problems({ title, problems, onRetry, onUndo }: Props) {
  const locale = useLocale();
  const { translator, t, localised } = locale;
  const unitText = (key: string) => localised(UNITS[key as Unit] ?? key);
  // What a control gave is named by the control's label.
  const atControl = (p: Problem): Problem =>
    p.from?.kind === 'field' && p.path !== undefined
      ? { ...p, file: fieldLabel(p.path, locale) ?? p.path }
      : p;
  const { shown, more } = firstProblems(translator, problems);
  return (
    <Alert color="red" variant="outline" role="alert" title={title} className="state">
      <ul>
        {shown.map((p) => (
          <li key={`${p.path} ${p.code}`}>{problemLine(translator, atControl(p), unitText)}</li>
        ))}
        {more !== null && <li>{more}</li>}
      </ul>
      {onRetry && (
        <Button size="compact-sm" onClick={onRetry}>
          {t('page:run.again')}
        </Button>
      )}
      {onUndo && (
        <Button size="compact-sm" variant="default" onClick={onUndo}>
          {t('page:form.undoAll')}
        </Button>
      )}
    </Alert>
  );
}
