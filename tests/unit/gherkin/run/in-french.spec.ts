import { inFrench } from '../../../../gherkin/run/in-french.ts'
import { expect, test } from '../../../plain-test.ts'

const FAILED_CLAIM = [
  'expect(iadvize).toHaveActivated() failed',
  '',
  'Expected: at least one secured activation',
  'Seen:     none',
  'Nearest:  the tag was loaded, but the site has not called activate',
  'Noticed:  a policy blocked a request',
  'Looked:   30 min ahead',
  '',
  'What happened:',
  'Page 1:',
].join('\n')

test('a failed claim of a French step has a French headline, its own text as the expectation, and French labels', () => {
  expect(inFrench(FAILED_CLAIM, 'le chat est sécurisé pour $& Camille')).toBe(
    [
      "L'étape « le chat est sécurisé pour $& Camille » a échoué.",
      '',
      'Attendu : le chat est sécurisé pour $& Camille',
      'Constaté : rien',
      'Au plus près : the tag was loaded, but the site has not called activate',
      'Remarqué : a policy blocked a request',
      'Temps parcouru : 30 min ahead',
      '',
      "Ce qui s'est passé :",
      'Page 1:',
    ].join('\n'),
  )
})

test('any other failure of a French step has its sentence below the French headline', () => {
  expect(inFrench("Il n'y a pas de lien « Aide » sur la page.", 'le client clique sur le lien "Aide"')).toBe(
    `L'étape « le client clique sur le lien "Aide" » a échoué.\n\nIl n'y a pas de lien « Aide » sur la page.`,
  )
})
