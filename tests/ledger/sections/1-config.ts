import type { Section } from '../row.ts'

const NO_NOTIFICATIONS = 'engagement notifications are outside of what a stand-in for authenticated messaging is for'

export const CONFIG: readonly Section[] = [
  {
    id: '1.4',
    title: 'Config fields',
    rows: [
      {
        id: '1.4-sid',
        mark: 'documented',
        sources: ['AUTH'],
        statement: '`sid` names the project.',
        standIn: 'Each project of a stage has its own visitors, keys and mode.',
        test: 'two projects of a stage have separate visitors, and the session token names the project',
      },
      {
        id: '1.4-lang',
        mark: 'documented',
        sources: ['GTM-MAIN'],
        statement:
          "`lang` decides the language of the notification, else the browser's does; without an agent for it none is shown.",
        standIn: 'The field is accepted, and the window is in English.',
        reason: NO_NOTIFICATIONS,
      },
      {
        id: '1.4-lang-values',
        mark: 'observed',
        sources: ['GTM-MAIN'],
        statement: 'The template offers 32 languages, five of them under codes that are not ISO.',
        standIn: 'Any value is accepted.',
        reason: NO_NOTIFICATIONS,
      },
      {
        id: '1.4-explicit-consent',
        mark: 'documented',
        sources: ['HC-CONSENT', 'XDOMAIN'],
        statement: 'With `useExplicitCookiesConsent: true` no cookie is written until there is consent.',
        standIn:
          'Neither cookie nor local storage is written until there is consent or a conversation starts; the identity waits in memory.',
        test: 'with explicit consent by ${place} nothing is stored before the visitor consents, and consent stores at once',
      },
      {
        id: '1.4-explicit-consent-moved',
        mark: 'contradiction',
        sources: ['HC-CONSENT', 'GTM-MAIN'],
        statement: 'The template dropped that field in November 2024: the setting now lives in the administration.',
        standIn:
          'The field and the setting of the project (`explicitConsent`) both count, unless the switch names one.',
        fidelity: 'explicitConsentPlaces',
        test: "and the switch on [${heeded.join()}] consent is ${isExplicit ? 'needed' : 'not needed'}",
      },
      {
        id: '1.4-mode-sandboxed',
        mark: 'observed',
        sources: ['BOX'],
        statement: "`mode: 'sandboxed'` is what the boxed tag sets inside its iframe.",
        standIn:
          'In that mode the tag tells how large its frame has to be, and takes its measure from the page around it.',
        test: 'the tag tells how large the frame has to be, and the open window is usable in it',
      },
      {
        id: '1.4-allowed-cookie-domains',
        mark: 'documented',
        sources: ['BOX-NEW'],
        statement: '`allowedCookieDomains` is a list of domains.',
        standIn: 'A list in the config; any other value is ignored.',
        test: 'a cookie on ${hostname} is set for that host alone when ${JSON.stringify(listed)} is listed',
      },
      {
        id: '1.4-allowed-cookie-domains-meaning',
        mark: 'inferred',
        sources: ['BOX-NEW'],
        statement: 'It says on which domain the cookie may be set.',
        standIn:
          'The cookies are for the first listed domain that the host is or is below, else for the host alone; removing takes away both.',
        test: 'with ${listed.join()} in allowedCookieDomains the cookie of shop.brand.localhost is for ${domain}, and a logout removes it',
      },
      {
        id: '1.4-ts-and-use-auth-mode',
        mark: 'unknown',
        sources: [],
        statement: '`ts` and `useAuthMode` are in no source at all.',
        standIn: 'Neither is read.',
        reason: 'there is nothing to stand in for',
      },
    ],
  },
  {
    id: '1.5',
    title: 'When activate is required',
    rows: [
      {
        id: '1.5-server-side-mode',
        mark: 'documented',
        sources: ['HC-CLIENT', 'INTRO'],
        statement: 'Authentication mode is a setting of the project on the server, and no field of the snippet.',
        standIn: "A setting of the stage's project, which the platform hands to the tag.",
        test: 'the settings of a stage reach its tag',
      },
      {
        id: '1.5-on-request',
        mark: 'documented',
        sources: ['HC-CLIENT', 'INTRO'],
        statement: 'The vendor switches the mode on when asked; it is early access.',
        standIn: 'Whoever makes the stage switches it.',
        reason: "a fact about the vendor's organisation",
      },
      {
        id: '1.5-waits',
        mark: 'documented',
        sources: ['AUTH'],
        bearsOn: ['tag-loaded'],
        statement: 'In authentication mode the tag loads and starts nothing until an authentication is asked for.',
        standIn: 'It waits: no request, nothing stored, a window that says "not started".',
        test: 'in authentication mode the tag starts nothing before activate',
      },
      {
        id: '1.5-starts-by-itself',
        mark: 'documented',
        sources: ['AUTH', 'SDKDOC'],
        statement: 'Without that mode, the tag starts automatically.',
        standIn: 'It starts as an anonymous visitor.',
        test: 'with authentication mode off the tag starts by itself, anonymously',
      },
      {
        id: '1.5-no-flag',
        mark: 'documented',
        sources: ['FAQ'],
        bearsOn: ['AUTHENTICATION_MODE_OFF'],
        statement: 'A flag that is not set makes the server refuse.',
        standIn: 'A secured attempt is refused; an anonymous one is accepted.',
        test: 'a project without authentication mode refuses a secured visitor and accepts an anonymous one',
      },
      {
        id: '1.5-flag-per-sid',
        mark: 'inferred',
        sources: [],
        statement: 'So the flag belongs to each `sid`, on the side of the server.',
        standIn: 'The tag is told the mode of each project of its stage.',
        test: 'the settings of a stage reach its tag',
      },
    ],
  },
  {
    id: '1.6',
    title: 'Related globals',
    rows: [
      {
        id: '1.6-custom-data',
        mark: 'documented',
        sources: ['HC-EXTID', 'WEB'],
        statement: '`window.idzCustomData` holds keys and values, and has to be there before the tag.',
        standIn: 'Read once, when the tag has its `sid`, into the property `customData`.',
        test: 'custom data defined before the tag is read, and custom data defined later is ignored',
      },
      {
        id: '1.6-ext-id',
        mark: 'documented',
        sources: ['HC-EXTID'],
        statement: '`extID` in it is the old identifier: 50 characters at most, one per customer, or empty.',
        standIn:
          'Kept like any field; one of more than 50 characters is warned of in the console. Whether it is unique nobody here can know.',
        test: 'an extID of ${length} characters is kept, with ${warnings} warnings',
      },
      {
        id: '1.6-null-values',
        mark: 'observed',
        sources: ['WEB'],
        statement: 'The legacy tag skips null values in it.',
        standIn: 'Skipped in silence; what is not a string, number or boolean is skipped with a warning.',
        test: 'strings, numbers and booleans are kept as custom data, and null is skipped silently',
      },
      {
        id: '1.6-standard-fields',
        mark: 'observed',
        sources: ['GTM-MAIN', 'GTM-CD'],
        statement: 'Nine fields describe the visitor (`cust_…` and `extID`) and `product_id` the product.',
        standIn:
          'Accepted like any other: a site may have its own fields, so an unknown one is not a mistake to warn about.',
        test: 'standard and custom fields are accepted without a console message',
      },
      {
        id: '1.6-transaction',
        mark: 'observed',
        sources: ['WEB'],
        statement: '`window.idzTrans` with `cartAmount` and `tID` is the legacy transaction.',
        standIn: 'Recorded like `recordTransaction`, once, at the load; numbers may be texts.',
        test: 'the older form of a transaction, defined before the tag, is recorded at the load',
      },
      {
        id: '1.6-callbacks',
        mark: 'documented',
        sources: ['CBDOC'],
        statement: '`window.iAdvizeCallbacks` has to be there before the tag.',
        standIn: 'It is read once, when the tag starts; what comes later is ignored.',
        test: 'iAdvizeCallbacks that are defined or extended after the tag are ignored',
      },
      {
        id: '1.6-ext-id-no-padlock',
        mark: 'documented',
        sources: ['BE-IMP', 'HC-BACK', 'FAQ'],
        statement:
          'Used together with authentication, `extID` takes the padlock from the agent; the visitor is still authenticated.',
        standIn: 'So it is: the tag tells the platform the custom data of the page with each message.',
        test: 'extID set together with a secured identity takes the padlock from the agent, not the identity from the visitor',
      },
    ],
  },
]
