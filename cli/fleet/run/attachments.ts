/** How the tests of a site hand its report to the reporter. Playwright carries attachments through shards and merged reports. */

/** On every test of a site. Its description is the name of the site. */
export const SITE = 'rehearsal-site'

/** On every test of a site. Its description is the name of the site in file names. */
export const SLUG = 'rehearsal-slug'

/** The report of a site as JSON. */
export const REPORT_JSON = 'rehearsal-audit.json'

/** The report of a site as a page. */
export const REPORT_HTML = 'rehearsal-audit.html'
