/** @jsxImportSource preact */

import { words } from './language.ts'

/** A form, because the browser has to leave the page and to lose its cookie. */
export const SignOut = () => (
  <form method="post" action="/sign-out">
    <button class="link" type="submit">
      {words.signOut}
    </button>
  </form>
)
