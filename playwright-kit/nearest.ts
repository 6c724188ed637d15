/** Where the steps find it: they import the kit, and no room beside it. */

export { nearestTo, suggestionFor } from '../protocol/nearest.ts'
