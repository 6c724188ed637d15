import $ from 'jquery'
import { makes } from '../makes.ts'
import type { Authentication, IAdvize, TagWindow } from '../tag.ts'

const page = window as TagWindow

var chatToken: string | undefined

function option(token: string): Authentication {
  return { authenticationOption: { type: 'SECURED_AUTHENTICATION', token } }
}

/** A promise of jQuery: a thenable that rejects with a request instead of an error. */
function askForToken(): Promise<Authentication> {
  if (makes('keeps-its-token') && chatToken) return $.Deferred().resolve(option(chatToken)).promise() as never
  return $.ajax({ type: 'POST', url: '/Chat.asmx/GetToken', dataType: 'json' }).then(
    function (answer: { readonly d: string }) {
      chatToken = answer.d
      if (makes('stores-its-token')) document.cookie = `chatToken=${answer.d};path=/`
      return option(answer.d)
    },
    function (xhr: unknown) {
      if (makes('anonymous-without-a-session')) return { authenticationOption: { type: 'ANONYMOUS' } }
      return $.Deferred().reject(xhr)
    },
  ) as never
}

function activate(iAdvize: IAdvize): void {
  void iAdvize.activate(askForToken).then(function (result) {
    if (makes('ignores-the-result')) return
    var status = result.authentication.status
    if (status !== 'authentication-failure') return
    $('#chat-message').text('Sorry, our chat is not available right now.')
    if (makes('goes-anonymous')) void iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
    if (makes('tries-again')) setTimeout(() => activate(iAdvize), 10_000)
  })
}

function end(): void {
  void $.post('/Account.asmx/Logout').always(function () {
    location.href = '/index.aspx'
  })
}

$(function () {
  $('#account-link').on('click', function () {
    $('#login-form').slideToggle(0)
    return false
  })

  $('#login-form').on('submit', function () {
    $.ajax({ type: 'POST', url: '/Account.asmx/Login', data: $(this).serialize(), dataType: 'json' })
      .done(function (answer: { readonly d: boolean }) {
        if (!answer.d) {
          $('#login-form .error').text('Unknown e-mail or password.')
          return
        }
        sessionStorage.setItem('justLoggedIn', 'yes')
        location.reload()
      })
      .fail(function () {
        $('#login-form .error').text('Please try again later.')
      })
    return false
  })

  $('a.logout').on('click', function () {
    if (page.iAdvize && !makes('signs-out-alone')) void page.iAdvize.logout().then(end, end)
    else end()
    return false
  })

  var isFresh = sessionStorage.getItem('justLoggedIn') === 'yes'
  sessionStorage.removeItem('justLoggedIn')
  if (!$('body').hasClass('logged-in') || (makes('only-after-sign-in') && !isFresh)) return
  page.iAdvizeInterface = page.iAdvizeInterface || []
  page.iAdvizeInterface.push(activate)
})
