import type { Section } from '../row.ts'

const BOTH_PLACES = 'an identity is by default kept in both places that the vendor names'
const HISTORIC = 'historic only: the article has been rewritten since'
const NO_SUCH_COOKIE = 'No such cookie is written.'

export const STORAGE: readonly Section[] = [
  {
    id: '7.1',
    title: 'Storage',
    rows: [
      {
        id: '7.1-vuid-cookie',
        mark: 'documented',
        sources: ['HC-COOKIE', 'HC-COOKIE2'],
        statement:
          'The first-party cookie `iadvize-<sid>-vuid` holds `vuid`, `deviceId` and, when secured, `jwtIdentity`.',
        standIn: 'A secured visitor has the same parts.',
        test: BOTH_PLACES,
      },
      {
        id: '7.1-no-token-when-anonymous',
        mark: 'documented',
        sources: ['HC-COOKIE'],
        statement: '`jwtIdentity` is there with strong authentication only.',
        standIn: 'An anonymous visitor has it in no place.',
        test: 'an anonymous visitor has a visitor id and a device in the cookie, and no session token anywhere',
      },
      {
        id: '7.1-vuid-lifetime',
        mark: 'documented',
        sources: ['HC-COOKIE', 'HC-COOKIE2'],
        statement: 'It lives for 12 months or less.',
        standIn: 'A year.',
        test: 'the cookies of identity and consent last a year at most, and survive the end of the browser',
      },
      {
        id: '7.1-test-group',
        mark: 'documented',
        sources: ['HC-COOKIE2'],
        statement: 'It also holds the id of a test group.',
        standIn: 'It does not.',
        reason: 'A/B test groups are beyond the purpose of a stand-in for authenticated messaging',
      },
      {
        id: '7.1-consent-cookie',
        mark: 'documented',
        sources: ['HC-COOKIE'],
        statement: '`iadvize-<sid>-consent` keeps the choice made in the chat, for 12 months or less.',
        standIn:
          'Both choices, for a year, once there is one about cookies or writing is allowed. A refusal is kept, too, and a logout leaves it: it is made for the browser.',
        test: 'with explicit consent, the choice is known on the next page, which stores at once',
      },
      {
        id: '7.1-transaction-cookies',
        mark: 'documented',
        sources: ['HC-COOKIE'],
        statement: 'Two `transactionBundle` cookies keep a transaction until it is sent, for 7 days or less.',
        standIn:
          'The last transaction and the number of earlier pages that told it, for a week, until the stage has confirmed it; the next page tells it again, and the journal has it once.',
        test: 'a transaction that cannot be sent is kept for a week at most, and removed once the next page has sent it',
      },
      {
        id: '7.1-campaign-cookie',
        mark: 'documented',
        sources: ['HC-COOKIE'],
        statement: '`idzUtmCampaign` keeps the campaign of a transaction, for 7 days or less.',
        standIn: 'No such cookie is written.',
        reason:
          'which campaign a sale is owed to is a matter of marketing, and nothing of an identity or a conversation hangs on it',
      },
      {
        id: '7.1-conversion-bundle',
        mark: 'documented',
        sources: ['HC-COOKIE'],
        statement: 'An earlier article names `ConversionBundle` cookies for transactions.',
        standIn: NO_SUCH_COOKIE,
        reason: HISTORIC,
      },
      {
        id: '7.1-oldest-keys',
        mark: 'documented',
        sources: ['HC-COOKIE'],
        statement: 'The oldest article names `vuid`, a count of visits and the time of the last one, kept for a year.',
        standIn: 'None of them is written.',
        reason: HISTORIC,
      },
      {
        id: '7.1-token-place',
        mark: 'contradiction',
        sources: ['FAQ', 'HC-COOKIE'],
        bearsOn: ['identity-stored'],
        statement: 'The session token is in local storage on one page and in the cookie on another.',
        standIn: 'In both, unless the switch names one.',
        fidelity: 'identityPlaces',
        test: 'with the storage switch on ${places.join()} the session token is kept there and nowhere else',
      },
      {
        id: '7.1-serialisation',
        mark: 'inferred',
        sources: ['HC-COOKIE'],
        statement: 'How the parts are written in the cookie is not known; they are likely structured.',
        standIn: 'URI-encoded JSON.',
        test: BOTH_PLACES,
      },
      {
        id: '7.1-opt-in',
        mark: 'documented',
        sources: ['HC-CONSENT'],
        statement: 'With explicit consent, opting in sets the cookie at once.',
        standIn:
          'It does, and the journal hears of the identity then. A consent that is withdrawn takes away what was written; the page goes on from memory.',
        test: 'with explicit consent by ${place} nothing is stored before the visitor consents, and consent stores at once',
      },
      {
        id: '7.1-no-opt-in',
        mark: 'documented',
        sources: ['HC-CONSENT'],
        statement:
          'Without it there is no cookie until a conversation starts, and the visitor can be engaged all the same.',
        standIn: 'So it is, also after a refusal. On later pages the cookie that is there may be renewed.',
        test: 'a conversation that starts writes the identity without any choice, even after a refusal',
      },
      {
        id: '7.1-cross-domain-parameter',
        mark: 'documented',
        sources: ['XDOMAIN'],
        statement: 'To go on with a conversation on another site, links carry `idzconvid=<conversation id>`.',
        standIn:
          'An anonymous visitor goes on with it: one that is ongoing and anonymous, of the same project, and where the visitor has no other. Links are the site’s to write.',
        test: 'idzconvid in the address lets an anonymous visitor continue a conversation on another domain',
      },
      {
        id: '7.1-cross-domain-authentication',
        mark: 'documented',
        sources: ['XDOMAIN', 'INTRO'],
        statement: 'Or the visitor is authenticated on both.',
        standIn: 'The same user is the same visitor, whatever the browser holds.',
        test: 'the same user is the same visitor in every browser, and another user is another visitor',
      },
    ],
  },
]
