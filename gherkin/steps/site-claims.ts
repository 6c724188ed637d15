/** What the site did, and what is left of it. */

import { patternsOf } from '../journal-rows.ts'
import { step, stepWithTable, type Step } from '../step.ts'
import { expectNoActivate, expectNoOwnAttempt, expectOnPage } from '../told-claims.ts'

export const SITE_CLAIMS: readonly Step[] = [
  step({
    id: 'site-makes-no-own-attempt',
    kind: 'Then',
    en: { expression: 'the site makes no attempt of its own', example: 'the site makes no attempt of its own' },
    fr: {
      expression: 'le site ne fait aucune tentative de lui-même',
      example: 'le site ne fait aucune tentative de lui-même',
    },
    about:
      'Since somebody last moved on the site, it has not called `activate` once more after a failure, nor will it within a day.',
    run: expectNoOwnAttempt,
  }),
  step({
    id: 'site-does-not-activate',
    kind: 'Then',
    en: { expression: 'the site does not call activate', example: 'the site does not call activate' },
    fr: { expression: "le site n'appelle pas activate", example: "le site n'appelle pas activate" },
    about: 'In the whole scenario, and not within a day.',
    run: expectNoActivate,
  }),
  step({
    id: 'token-is-asked-for',
    kind: 'Then',
    en: { expression: 'the token is asked for {count}', example: 'the token is asked for four times' },
    fr: { expression: 'le jeton est demandé {count}', example: 'le jeton est demandé 4 fois' },
    about: "The tag has called the site's token provider so often in the whole scenario, and does not once more.",
    run: ({ iadvize, expect }, times) => expect(iadvize).toHaveAskedForToken({ times }),
  }),
  step({
    id: 'no-token-is-asked-for',
    kind: 'Then',
    en: { expression: 'no token is asked for', example: 'no token is asked for' },
    fr: { expression: "aucun jeton n'est demandé", example: "aucun jeton n'est demandé" },
    about: "In the whole scenario the tag has not called the site's token provider, and will not.",
    run: ({ iadvize, expect }) => expect(iadvize).not.toHaveAskedForToken(),
  }),
  step({
    id: 'session-is-refreshed',
    kind: 'Then',
    en: { expression: 'the session is refreshed', example: 'the session is refreshed' },
    fr: { expression: 'la session est renouvelée', example: 'la session est renouvelée' },
    about: 'The tag has renewed the session before it ended, at least once in the scenario.',
    run: ({ iadvize, expect }) => expect(iadvize).toHaveRefreshed(),
  }),
  step({
    id: 'session-is-refreshed-so-often',
    kind: 'Then',
    en: { expression: 'the session is refreshed {count}', example: 'the session is refreshed once' },
    fr: { expression: 'la session est renouvelée {count}', example: 'la session est renouvelée deux fois' },
    about: 'In the time that the scenario lets pass the tag has renewed the session so often.',
    run: ({ iadvize, expect }, times) => expect(iadvize).toHaveRefreshed({ times }),
  }),
  step({
    id: 'session-is-not-refreshed',
    kind: 'Then',
    en: { expression: 'the session is not refreshed', example: 'the session is not refreshed' },
    fr: { expression: "la session n'est pas renouvelée", example: "la session n'est pas renouvelée" },
    about: 'In the time that the scenario lets pass the tag has not renewed the session.',
    run: ({ iadvize, expect }) => expect(iadvize).not.toHaveRefreshed(),
  }),
  step({
    id: 'site-logs-out',
    kind: 'Then',
    en: { expression: 'the site logs out', example: 'the site logs out' },
    fr: { expression: 'le site appelle logout', example: 'le site appelle logout' },
    about: 'Since somebody last moved, the site has called `iAdvize.logout()`.',
    run: (scene) => scene.expect(scene.sinceMove()).toHaveLoggedOut(),
  }),
  step({
    id: 'site-logs-out-so-often',
    kind: 'Then',
    en: { expression: 'the site logs out {count}', example: 'the site logs out once' },
    fr: { expression: 'le site appelle logout {count}', example: 'le site appelle logout une fois' },
    about: 'In the whole scenario the site has called `iAdvize.logout()` so often, and does not once more.',
    run: ({ iadvize, expect }, times) => expect(iadvize).toHaveLoggedOut({ times }),
  }),
  step({
    id: 'site-does-not-log-out',
    kind: 'Then',
    en: { expression: 'the site does not log out', example: 'the site does not log out' },
    fr: { expression: "le site n'appelle pas logout", example: "le site n'appelle pas logout" },
    about: 'In the whole scenario the site has not called `iAdvize.logout()`, and will not within a day.',
    run: ({ iadvize, expect }) => expect(iadvize).not.toHaveLoggedOut(),
  }),
  step({
    id: 'nothing-is-left',
    kind: 'Then',
    en: { expression: 'nothing of the customer is left', example: 'nothing of the customer is left' },
    fr: { expression: 'il ne reste rien du client', example: 'il ne reste rien du client' },
    about: "No page has the vendor's cookie or key of local storage that says who the visitor is.",
    run: ({ iadvize, expect }) => expect(iadvize).toHaveNoIdentityLeft(),
  }),
  step({
    id: 'browser-knows-customer',
    kind: 'Then',
    en: { expression: 'the browser still knows the customer', example: 'the browser still knows the customer' },
    fr: { expression: 'le navigateur connaît encore le client', example: 'le navigateur connaît encore le client' },
    about: "A page has the vendor's cookie or key of local storage that says who the visitor is.",
    run: ({ iadvize, expect }) => expect(iadvize).not.toHaveNoIdentityLeft(),
  }),
  step({
    id: 'page-says',
    kind: 'Then',
    en: { expression: 'the page says {string}', example: 'the page says "Secured"' },
    fr: { expression: 'la page affiche {string}', example: 'la page affiche "Secured"' },
    about: 'The text can be seen on the page where the scenario is.',
    run: expectOnPage,
  }),
  stepWithTable({
    id: 'journal-has',
    kind: 'Then',
    en: { expression: 'the journal has', example: 'the journal has' },
    fr: { expression: 'le journal contient', example: 'le journal contient' },
    about:
      'These entries in this order, others may lie between. A row is the type of an entry, and in further cells what it must have: `code=TOKEN_EXPIRED`.',
    run: ({ iadvize, expect }, rows) => expect(iadvize).toHaveJournal(patternsOf(rows)),
  }),
  stepWithTable({
    id: 'journal-has-not',
    kind: 'Then',
    en: { expression: 'the journal does not have', example: 'the journal does not have' },
    fr: { expression: 'le journal ne contient pas', example: 'le journal ne contient pas' },
    about: 'Not these entries in this order, nor within a day.',
    run: ({ iadvize, expect }, rows) => expect(iadvize).not.toHaveJournal(patternsOf(rows)),
  }),
]
