import { LANGUAGE } from '../language.ts'
import { ENGLISH, type InspectorWords } from './english.ts'
import { FRENCH } from './french.ts'

export const words: InspectorWords = LANGUAGE === 'fr' ? FRENCH : ENGLISH
