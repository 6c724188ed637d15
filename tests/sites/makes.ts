/**
 * Called by the code of a page wherever a mistake can be made. In a bundle the answer is a constant, so a good bundle
 * has no trace of it.
 */

import type { PageMistake } from './mistakes.ts'

declare const MISTAKE: string

export const makes = (mistake: PageMistake): boolean => MISTAKE === mistake
