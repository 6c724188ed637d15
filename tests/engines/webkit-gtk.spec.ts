import { tellStoriesIn } from './stories.ts'
import { WEBKIT_GTK } from './webkit-gtk.ts'

tellStoriesIn(WEBKIT_GTK)
