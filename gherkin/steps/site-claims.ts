/** Claims about what the site did, and what it left behind. */

import { patternsOf } from '../journal-rows.ts'
import { step, stepWithTable, type Step } from '../step.ts'
import { expectNoActivate, expectNoOwnAttempt, expectOnPage } from '../run/told-claims.ts'

export const SITE_CLAIMS: readonly Step[] = [
  step({
    id: 'site-makes-no-own-attempt',
    kind: 'Then',
    en: 'the site makes no attempt of its own',
    fr: 'le site ne fait aucune tentative de lui-même',
    about:
      "Since the visitor's last move, the site has not called `activate` again after a failure, and will not within a day.",
    run: expectNoOwnAttempt,
  }),
  step({
    id: 'site-does-not-activate',
    kind: 'Then',
    en: 'the site does not call activate',
    fr: "le site n'appelle pas activate",
    about: 'In the whole scenario, the site has not called `activate`, and will not within a day.',
    run: expectNoActivate,
  }),
  step({
    id: 'token-is-asked-for',
    kind: 'Then',
    en: { expression: 'the token is asked for {count}', example: 'the token is asked for four times' },
    fr: { expression: 'le jeton est demandé {count}', example: 'le jeton est demandé 4 fois' },
    about:
      "In the whole scenario, the tag has called the site's token provider exactly this often, and will not call it again.",
    run: ({ iadvize, expect }, times) => expect(iadvize).toHaveAskedForToken({ times }),
  }),
  step({
    id: 'no-token-is-asked-for',
    kind: 'Then',
    en: 'no token is asked for',
    fr: "aucun jeton n'est demandé",
    about: "In the whole scenario, the tag has not called the site's token provider, and will not.",
    run: ({ iadvize, expect }) => expect(iadvize).not.toHaveAskedForToken(),
  }),
  step({
    id: 'session-is-refreshed',
    kind: 'Then',
    en: 'the session is refreshed',
    fr: 'la session est renouvelée',
    about: 'At least once in the scenario, the tag has renewed the session before it ended.',
    run: ({ iadvize, expect }) => expect(iadvize).toHaveRefreshed(),
  }),
  step({
    id: 'session-is-refreshed-so-often',
    kind: 'Then',
    en: { expression: 'the session is refreshed {count}', example: 'the session is refreshed once' },
    fr: { expression: 'la session est renouvelée {count}', example: 'la session est renouvelée deux fois' },
    about: 'In the time that the scenario lets pass, the tag has renewed the session exactly this often.',
    run: ({ iadvize, expect }, times) => expect(iadvize).toHaveRefreshed({ times }),
  }),
  step({
    id: 'session-is-not-refreshed',
    kind: 'Then',
    en: 'the session is not refreshed',
    fr: "la session n'est pas renouvelée",
    about: 'In the time that the scenario lets pass, the tag has not renewed the session.',
    run: ({ iadvize, expect }) => expect(iadvize).not.toHaveRefreshed(),
  }),
  step({
    id: 'site-logs-out',
    kind: 'Then',
    en: 'the site logs out',
    fr: 'le site appelle logout',
    about: "Since the visitor's last move, the site has called `iAdvize.logout()`.",
    run: (scene) => scene.expect(scene.sinceMove()).toHaveLoggedOut(),
  }),
  step({
    id: 'site-logs-out-so-often',
    kind: 'Then',
    en: { expression: 'the site logs out {count}', example: 'the site logs out once' },
    fr: { expression: 'le site appelle logout {count}', example: 'le site appelle logout une fois' },
    about:
      'In the whole scenario, the site has called `iAdvize.logout()` exactly this often, and will not call it again.',
    run: ({ iadvize, expect }, times) => expect(iadvize).toHaveLoggedOut({ times }),
  }),
  step({
    id: 'site-does-not-log-out',
    kind: 'Then',
    en: 'the site does not log out',
    fr: "le site n'appelle pas logout",
    about: 'In the whole scenario, the site has not called `iAdvize.logout()`, and will not within a day.',
    run: ({ iadvize, expect }) => expect(iadvize).not.toHaveLoggedOut(),
  }),
  step({
    id: 'nothing-is-left',
    kind: 'Then',
    en: 'nothing of the customer is left',
    fr: 'il ne reste rien du client',
    about: "No page has the vendor's cookie or local storage key that identifies the visitor.",
    run: ({ iadvize, expect }) => expect(iadvize).toHaveNoIdentityLeft(),
  }),
  step({
    id: 'browser-knows-customer',
    kind: 'Then',
    en: 'the browser still knows the customer',
    fr: 'le navigateur connaît encore le client',
    about: "A page has the vendor's cookie or local storage key that identifies the visitor.",
    run: ({ iadvize, expect }) => expect(iadvize).not.toHaveNoIdentityLeft(),
  }),
  step({
    id: 'page-says',
    kind: 'Then',
    en: { expression: 'the page says {string}', example: 'the page says "Secured"' },
    fr: { expression: 'la page affiche {string}', example: 'la page affiche "Secured"' },
    about: 'The current page shows this text.',
    run: expectOnPage,
  }),
  stepWithTable({
    id: 'journal-has',
    kind: 'Then',
    en: 'the journal has',
    fr: 'le journal contient',
    about:
      'The journal has these entries in this order; others may come between. The first cell of a row is the type of an entry, and further cells are what it must have: `code=TOKEN_EXPIRED`.',
    run: ({ iadvize, expect }, rows) => expect(iadvize).toHaveJournal(patternsOf(rows)),
  }),
  stepWithTable({
    id: 'journal-has-exactly',
    kind: 'Then',
    en: 'the journal has exactly',
    fr: 'le journal contient exactement',
    about: 'The journal has these entries in this order and no others, and none comes within a day.',
    run: ({ iadvize, expect }, rows) => expect(iadvize).toHaveJournal(patternsOf(rows), { exactly: true }),
  }),
  stepWithTable({
    id: 'journal-has-not',
    kind: 'Then',
    en: 'the journal does not have',
    fr: 'le journal ne contient pas',
    about: 'The journal does not have these entries in this order, and will not within a day.',
    run: ({ iadvize, expect }, rows) => expect(iadvize).not.toHaveJournal(patternsOf(rows)),
  }),
]
