import { ActionIcon } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { formatNumber, formatShare } from '../../../i18n/index.ts';
import { STAGES, tablesOf } from '../../../sim/index.ts';
import { useLocale } from '../../parts/locale.tsx';
import type { Story } from '../../worker/story/told.ts';
import type { Film } from './film.ts';
import type { Forest, Tree } from './forest.ts';
import { isFounder, lifeOf, sharesOf, type Rung } from './life.ts';
import { useNames } from './names.ts';
import './card.css';

interface Props {
  readonly story: Story;
  readonly forest: Forest;
  readonly film: Film;
  readonly day: number;
  readonly tree: Tree;
  readonly onClose: () => void;
  readonly onPerson: (person: number) => void;
}

/** Smaller shares are not worth a word. */
const LEAST = 0.005;

/** One person: who they are, whom they brought, how they came. */
export function Card({ story, forest, film, day, tree, onClose, onPerson }: Props) {
  const locale = useLocale();
  const { lang, localised, t } = locale;
  const names = useNames(story);
  const title = useRef<HTMLHeadingElement>(null);
  const { root: person } = tree;
  useEffect(() => title.current?.focus(), [person]);
  film.goTo(day);
  const stage = STAGES[film.stage[person]!]!;
  const life = lifeOf(story, person, film.rows);
  const sources = tablesOf(locale.plugins).sources;
  const sourceName = (source: number) => localised(sources[source]!);
  const percent = (share: number) => formatShare(share, lang, 0);
  const named = (other: number) =>
    isFounder(story, other) ? t('network:person.founder', { name: names(other) }) : names(other);
  const joined = forest.row[person]!;
  const trust =
    joined >= 0 && joined < film.rows
      ? sharesOf(story.log, joined).filter(({ share }) => share >= LEAST)
      : [];
  const facts = [
    localised(stage.name),
    ...(story.circleCount > 1 ? [t('network:card.circle', { circle: story.circle[person]! + 1 })] : []),
    friendsOf(),
  ];

  function friendsOf(): string {
    const { mixed, person: drawn, offsets, friends } = story.drawn;
    if (mixed) return t('network:card.mixed');
    const k = drawn.indexOf(person);
    const all = friends.subarray(offsets[k]!, offsets[k + 1]!);
    const inside = all.filter((friend) => forest.counts[film.stage[friend]!]).length;
    return t(`network:card.friends.${forest.counted}`, { count: all.length, inside });
  }

  return (
    <section className="network-card" aria-label={t('network:card.title', { name: names(person) })}>
      <header>
        <span
          className={`network-dot big ${stage.id}`}
          style={{ color: `var(--stage-${stage.id})` }}
          aria-hidden="true"
        />
        <div>
          <h3 ref={title} tabIndex={-1}>
            {names(person)}
          </h3>
          <p className="figures">{facts.join(' · ')}</p>
        </div>
        <ActionIcon variant="subtle" color="gray" aria-label={t('network:card.close')} onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </ActionIcon>
      </header>
      <p className="network-brought figures">{broughtWords()}</p>
      {life.length === 0 ? (
        <p className="network-note">{t('network:card.before')}</p>
      ) : (
        <ol className="network-life">
          {life.map((rung) => (
            <li key={rung.row}>
              <span className="figures">{t('network:rung.day', { day: rung.day })}</span>
              <span
                className={`network-dot ${STAGES[rung.to]!.id}`}
                style={{ color: `var(--stage-${STAGES[rung.to]!.id})` }}
                aria-hidden="true"
              />
              <span>
                {rungWords(rung)}
                <Why rung={rung} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {trust.length > 0 && (
        <div className="network-trust">
          <p>{t('network:card.trust', { day: story.log.day[joined]! })}</p>
          <div className="network-bar" aria-hidden="true">
            {trust.map(({ source, share }) => (
              <span
                key={source}
                style={{ flexGrow: share, background: `var(--source-${sources[source]!.id})` }}
              />
            ))}
          </div>
          <ul className="figures">
            {trust.slice(0, 4).map(({ source, share }) => (
              <li key={source}>
                <i style={{ background: `var(--source-${sources[source]!.id})` }} aria-hidden="true" />
                {t('network:rung.share', { share: percent(share), source: sourceName(source) })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );

  function broughtWords(): string {
    const { brought, below } = tree;
    if (brought === 0) {
      const came = joined >= 0 && joined < film.rows;
      return t(came ? 'network:card.nobody' : `network:card.outside.${forest.counted}`);
    }
    const direct = below.filter((one) => forest.parent[one] === person);
    const circles = new Set(direct.map((one) => story.circle[one]!)).size;
    const more = below.length - brought;
    const space = lang === 'zh' ? '' : ' ';
    return [
      circles > 1
        ? t('network:card.broughtCircles', { count: brought, circles })
        : t('network:card.brought', { count: brought }),
      ...(more > 0 ? [t('network:card.more', { count: formatNumber(more, lang, { digits: 0 }) })] : []),
    ].join(space);
  }

  function rungWords({ kind, to }: Rung): string {
    return kind === 'up'
      ? t('network:rung.up', { stage: localised(STAGES[to]!.name) })
      : t(`network:rung.${kind}`);
  }

  /** Who brought it about, or else what did most. */
  function Why({ rung: { by, shares } }: { rung: Rung }) {
    if (by >= 0) {
      const [before, after] = t('network:rung.through', { name: '\u0000' }).split('\u0000');
      return (
        <small>
          {before}
          <button type="button" onClick={() => onPerson(by)}>
            {named(by)}
          </button>
          {after}
        </small>
      );
    }
    const told = shares.filter(({ share }) => share >= LEAST).slice(0, 2);
    const [first] = told;
    if (!first) return null;
    if (told.length === 1) return <small>{sourceName(first.source)}</small>;
    const words = told.map(({ source, share }) =>
      t('network:rung.share', { share: percent(share), source: sourceName(source) }),
    );
    return <small>{words.join(t('words:list.comma'))}</small>;
  }
}
