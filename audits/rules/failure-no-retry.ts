import { ACTIVATE_ONCE } from '../catalogue/code-samples.ts'
import { againIn, failingsOf, untoldOf, type Again } from './questions/failed.ts'
import { timeline } from '../proof.ts'
import { verdictOn, type Problem, type Audit } from '../rule.ts'
import { FAILURE } from '../scenes/steps.ts'

/** The vendor advises against retries, but these cost the visitor nothing. The others take the page away from the visitor. */
const ADVICE: readonly Again['how'][] = ['activates-again', 'second-tag']

const DEEDS: Readonly<Record<Again['how'], string>> = {
  'activates-again': 'called activate again',
  reloads: 'loaded the page again',
  'second-tag': 'loaded the tag again',
  'moves-on': 'led the visitor to another page and called activate there,',
}

export const audit: Audit = {
  title: 'The page does not retry a failed activation by itself',
  rule: 'After a failed activation the page does not call activate again, does not reload, and loads no second tag. A second call only warns; reloading or changing the page in order to retry breaks the rule.',
  why: 'The tag has already retried three times. More retries burden a platform in trouble, and a reload loses what the customer was typing.',
  source: {
    basis: 'documented',
    page: 'SEED',
    says: 'The tag retries three times on error before it reports the failure; adding retries is not recommended.',
  },
  fix: {
    text: 'Call activate once and take its answer as final until the next page load.',
    code: { language: 'js', text: ACTIVATE_ONCE },
  },
  worst: 'fail',
  weight: 2,
  place: 2,
  needs: { failure: [], reasons: [] },
  judge: (seen) => {
    const problems = failingsOf(seen).flatMap(({ why, scene }): readonly Problem[] =>
      againIn(scene).map(({ how, entry }) => ({
        word: how,
        sentence: `The site ${DEEDS[how]} after an activation had failed.`,
        evidence: [timeline(scene, `What happened when the platform failed (${why})`, [entry])],
      })),
    )
    const good = 'The site took the failure as final: it did not call activate again for a day, and did not reload.'
    if (problems.length > 0) return verdictOn(problems, good, ADVICE)
    return untoldOf(seen, FAILURE.waits) ?? verdictOn([], good)
  },
}
