import type { Section } from '../row.ts'

const SID_AND_LANG = 'the sid ${JSON.stringify(sid)} is accepted as it is, with other fields beside it'

export const SNIPPET: readonly Section[] = [
  {
    id: '1.1',
    title: 'Current snippet',
    rows: [
      {
        id: '1.1-snippet-form',
        mark: 'documented',
        sources: ['AUTH', 'HC-CLIENT'],
        statement:
          'A script sets `config = { sid }` on the array, a second one loads `iadvize.js`, protocol-relative and async; no field speaks of authentication.',
        standIn: 'The pages of the demo shop carry this form and boot from it.',
        test: "the vendor's current snippet, verbatim, starts the tag with the sid written as ${sid}",
      },
      {
        id: '1.1-activate-before-load',
        mark: 'documented',
        sources: ['AUTH', 'HC-CLIENT'],
        bearsOn: ['tag-loaded'],
        statement: '`activate` may be pushed before the tag runs.',
        standIn: 'The function waits and runs after the start.',
        test: 'activate pushed before the tag has loaded works',
      },
      {
        id: '1.1-activate-after-load',
        mark: 'documented',
        sources: ['AUTH', 'HC-CLIENT'],
        statement: '`activate` may be pushed after the tag has run.',
        standIn: 'The function runs at once, hours later too.',
        test: 'activate pushed long after the tag has loaded works',
      },
      {
        id: '1.1-sid-from-admin',
        mark: 'documented',
        sources: ['AUTH', 'SDKDOC'],
        statement: 'The site id is found on a page of the admin site.',
        standIn: 'The projects of a stage name their own.',
        reason: "the vendor's admin site is beyond the purpose of a stand-in for the tag",
      },
      {
        id: '1.1-sid-string-or-number',
        mark: 'documented',
        sources: ['AUTH', 'XDOMAIN', 'BKM', 'BOX-NEW'],
        statement: '`sid` is written as a string and as a number.',
        standIn: 'Both are accepted.',
        test: SID_AND_LANG,
      },
      {
        id: '1.1-gtm-config',
        mark: 'observed',
        sources: ['GTM-MAIN'],
        statement: 'The tag manager template sets `sid`, and `lang` only when one was chosen, then loads the script.',
        standIn: 'Other fields beside `sid` do no harm.',
        test: SID_AND_LANG,
      },
      {
        id: '1.1-gtm-load-and-error',
        mark: 'observed',
        sources: ['GTM-MAIN'],
        statement: "The template uses the script's load and error events as its success and failure.",
        standIn: 'The script is an ordinary one.',
        reason: "the two events are the browser's, and no line of the tag brings them about",
      },
      {
        id: '1.1-gtm-sid-positive',
        mark: 'observed',
        sources: ['GTM-MAIN'],
        statement: 'The template accepts only a positive number as `sid`.',
        standIn: 'Any `sid` that is not empty boots; one without a project is refused by the platform.',
        reason: 'it is a check in the form of a tag manager, made before any tag runs',
      },
      {
        id: '1.1-bookmarklet',
        mark: 'observed',
        sources: ['BKM'],
        statement:
          'A bookmarklet deletes `window.iAdvize`, sets another config, pushes a function and loads the script again.',
        standIn:
          'The earlier tag ends with its window, and the new one starts; what was stored stays, and what was pushed meanwhile is for the new one.',
        test: 'a tag that is loaded again after its deletion replaces the first, with another project',
      },
      {
        id: '1.1-loads-once',
        mark: 'inferred',
        sources: ['BKM'],
        bearsOn: ['tag-ended', 'TAG_LOADED_AGAIN'],
        statement: 'The tag does not start again while `window.iAdvize` is there.',
        standIn:
          'A second script says in the console that the tag is loaded, and does nothing, whichever loaders are mixed.',
        test: 'a page that loads the tag twice has one tag with one window, and the console says so: ${name}',
      },
    ],
  },
]
