/**
 * What a test harness puts into a page for the tag. The tag passes its reports to this function, because a request from the page
 * could be lost to the page's policies, its service worker, an ad blocker or a broken network.
 */

/** The name of the function in `window`. If a page has none, reports go to the platform over HTTP. */
export const RECORD_FUNCTION = 'iadvizeRehearsalRecord'
