import { tellStoriesIn } from './stories.ts'
import { FIREFOX } from './firefox.ts'

tellStoriesIn(FIREFOX)
