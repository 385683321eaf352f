import { sourceParts, type FieldNotes } from '../sim/index.ts';
import type { Locale } from './locale.ts';

/** Where a default comes from, in the reader's language; `claimName` is how a practitioners' claim is called. */
export function sourceText(
  source: FieldNotes['source'],
  { lang, t }: Locale,
  claimName: (id: string) => string = (id) => id,
): string {
  const comma = lang === 'zh' ? '、' : ', ';
  return sourceParts(source, lang)
    .map((part) => {
      if (part.kind === 'assumption') return t('report:source.assumption');
      if (part.kind === 'paper') return part.text;
      return part.ids.map((id) => t('report:source.claim', { claim: claimName(id) })).join(comma);
    })
    .join(lang === 'zh' ? '；' : '; ');
}
