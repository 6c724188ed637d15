/** Where the steps find it: they import the kit, and no room beside it. */

export { distanceBetween, nearestTo, suggestionFor } from '../protocol/nearest.ts'
