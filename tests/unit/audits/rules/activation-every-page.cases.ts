import { activationEveryPage } from '../../../../audits/rules/activation-every-page.ts'
import { VISIT } from '../../../../audits/scenes/visit.ts'
import { loaded, onPage, sceneOf, secured, type RuleCases } from './case.ts'

const account = onPage('account', loaded('account'), ...secured())

export const activationEveryPageCases: RuleCases = {
  rule: activationEveryPage,
  cases: [
    {
      says: 'every page that loads the tag activates',
      seen: {
        visit: sceneOf([
          [VISIT.looksAround, { journal: account }],
          [VISIT.looksAround, { journal: onPage('home', loaded(''), ...secured()) }],
        ]),
      },
      verdict: 'pass',
    },
    {
      says: 'one that does not is one too many',
      seen: {
        visit: sceneOf([
          [VISIT.looksAround, { journal: account }],
          [VISIT.looksAround, { journal: onPage('home', loaded('')) }],
        ]),
      },
      verdict: 'fail',
      problems: ['page-without-activation'],
    },
    {
      says: 'the page with the form may load the tag for a stranger',
      seen: {
        visit: sceneOf([
          [VISIT.signsIn, { journal: onPage('form', loaded('sign-in')) }],
          [VISIT.looksAround, { journal: account }],
        ]),
      },
      verdict: 'pass',
    },
    {
      says: 'pages without the tag say nothing',
      seen: { visit: sceneOf([[VISIT.signsIn, { journal: account }], [VISIT.looksAround]]) },
      verdict: 'could-not-tell',
    },
  ],
}
