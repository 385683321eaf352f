import { UnstyledButton } from '@mantine/core';
import { VERDICTS } from 'kindling:verdicts';
import { inBoth, SHIPPED_BUDGET } from '../../../sim/index.ts';
import { useLocale } from '../../parts/locale.tsx';
import { CASES, CLAIMS, loadExperiment } from '../../state/files.ts';
import { useSettings } from '../../state/settings.ts';
import { Hero } from './Hero.tsx';
import './start.css';

/** Settings that a claim is tried under; its share of them is said as so many of these. */
const SETTINGS_TRIED = SHIPPED_BUDGET.points;

/** The front page: a community catching on, three doors, the cases and the claims as questions. */
export function Start() {
  const { t } = useLocale();
  return (
    <div className="start">
      <Hero />
      <Doors />
      <section aria-labelledby="start-cases">
        <h2 id="start-cases">{t('start:cases.title', { count: CASES.length })}</h2>
        <p className="note">{t('start:cases.note')}</p>
        <ul className="cards">
          {CASES.map((id) => (
            <Case key={id} id={id} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="start-claims">
        <h2 id="start-claims" tabIndex={-1}>
          {t('start:claims.title', { count: CLAIMS.length })}
        </h2>
        <p className="note">{t('start:claims.note', { total: SETTINGS_TRIED })}</p>
        <ul className="cards claims">
          {CLAIMS.map((id) => (
            <Claim key={id} id={id} />
          ))}
        </ul>
      </section>
    </div>
  );
}

/** One door for whoever runs a community, one for whoever studies them, one for whoever learns. */
function Doors() {
  const { t } = useLocale();
  const { choose, set } = useSettings();
  const toClaims = () => {
    const heading = document.getElementById('start-claims');
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  const learn = () => {
    choose('karate');
    set({ view: 'network' });
  };
  const doors = [
    { id: 'run', what: t('start:door.run.what'), go: () => choose('what-if') },
    { id: 'study', what: t('start:door.study.what', { count: CLAIMS.length }), go: toClaims },
    { id: 'learn', what: t('start:door.learn.what'), go: learn },
  ] as const;
  return (
    <ul className="doors" aria-label={t('start:doors')}>
      {doors.map(({ id, what, go }) => (
        <li key={id}>
          <UnstyledButton onClick={go}>
            <b>{t(`start:door.${id}.who`)}</b>
            <span>{what}</span>
            <span className="go">
              {t(`start:door.${id}.go`)} <span aria-hidden="true">›</span>
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

/** A case: whose community, and the question. */
function Case({ id }: { id: string }) {
  const { localised, t } = useLocale();
  const choose = useSettings((s) => s.choose);
  const { experiment, variants } = loadExperiment(id);
  const [who = '', about = ''] = localised(inBoth(experiment!.title)).split(/[:：]\s*/);
  return (
    <li>
      <UnstyledButton onClick={() => choose(id)}>
        <span className="kicker">{who}</span>
        <b className="asks">{about === '' ? who : about}</b>
        <span>{localised(inBoth(experiment!.question))}</span>
        <span className="go">{t('start:case.go', { count: variants.length })}</span>
      </UnstyledButton>
    </li>
  );
}

/** A claim: what is said, what was found. */
function Claim({ id }: { id: string }) {
  const { localised, t } = useLocale();
  const choose = useSettings((s) => s.choose);
  const { experiment } = loadExperiment(id);
  const known = VERDICTS[id];
  const hits = known && Math.round(known.trueIn * SETTINGS_TRIED);
  return (
    <li>
      <UnstyledButton onClick={() => choose(id)}>
        <b className="asks">{localised(inBoth(experiment!.title))}</b>
        <span>{localised(inBoth(experiment!.question))}</span>
        {known === undefined || hits === undefined ? (
          <span className="found">{t('start:claim.untested')}</span>
        ) : (
          <span className="found">
            <span className="verdict" data-verdict={known.verdict}>
              {t(`start:verdict.${known.verdict}`)}
            </span>
            <span
              className="twenty"
              role="img"
              aria-label={t('start:claim.trueIn', { hits, total: SETTINGS_TRIED })}
            >
              {Array.from({ length: SETTINGS_TRIED }, (_, k) => (
                <i key={k} data-true={k < hits || undefined} />
              ))}
            </span>
          </span>
        )}
      </UnstyledButton>
    </li>
  );
}
