import express, { type Response } from 'express'
import type { Journey } from '../../../playwright-kit/journey.ts'
import type { Account } from '../../../token-backend/accounts.ts'
import { createCookieSessions } from '../sessions.ts'
import type { House, Site } from '../site.ts'

const journey: Journey = {
  visitors: [
    { name: 'Camille Moreau', login: 'camille@example.com', password: 'camomile' },
    { name: 'Jonas Lindqvist', login: 'jonas@example.com', password: 'juniper' },
  ],
  signIn: async (page, { login = '', password = '' }) => {
    await page.goto('/login.php')
    await page.getByLabel('Votre adresse e-mail').fill(login)
    await page.getByLabel('Mot de passe').fill(password)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.getByText('Bonjour').waitFor()
  },
  signOut: async (page) => {
    await page.getByRole('link', { name: 'Se déconnecter' }).click()
    await page.getByRole('link', { name: 'Se connecter' }).waitFor()
  },
  chatPages: ['/compte.php', '/produit.php?id=7'],
}

export const site: Site = {
  habit:
    'Pages that the server writes, one file an address, with the sample of the vendor as it stands in a script: the provider fetches the token.',
  journey,
  start: async (house) => house.listen(appOf(house, await house.bundle(new URL('main.ts', import.meta.url)))),
}

const appOf = (house: House, script: string): express.Express => {
  const { begin, customerOf, end } = createCookieSessions('PHPSESSID')
  const app = express()
  app.use(express.urlencoded())
  const send = (response: Response, customer: Account | null, content: string): void => {
    response.set('Cache-Control', 'no-store, no-cache, must-revalidate').type('html')
    response.send(pageOf(house.snippet, customer, content))
  }
  app.get('/js/chat.js', (_request, response) => void response.type('js').send(script))
  app.get('/', (request, response) => send(response, customerOf(request), HOME))
  app.get('/produit.php', (request, response) => send(response, customerOf(request), PRODUCT))
  app.get('/login.php', (_request, response) => send(response, null, LOGIN))
  app.post('/login.php', (request, response) => {
    const { login, passe } = request.body as Record<string, unknown>
    const customer = house.customerWith(login, passe)
    if (customer === null) return send(response, null, `<p>Identifiants incorrects.</p>${LOGIN}`)
    begin(response, customer)
    response.redirect('/compte.php')
  })
  app.get('/compte.php', (request, response) => {
    const customer = customerOf(request)
    if (customer === null) response.redirect('/login.php')
    else send(response, customer, ACCOUNT)
  })
  app.get('/logout.php', (request, response) => {
    end(request, response)
    response.redirect('/')
  })
  app.get('/ajax/jeton.php', async (request, response) => {
    const customer = customerOf(request)
    response.set(house.tokenHeaders).type('text/plain')
    if (customer === null) return void response.status(403).send('')
    response.send(await house.mint(customer, { iss: 'https://www.jardin.example' }))
  })
  return app
}

const HOME = '<h1>Jardin &amp; Maison</h1><p>Tout pour la terrasse, livré en trois jours.</p>'
const ACCOUNT = '<h1>Mon compte</h1><p>Vous avez 2 commandes en cours et 1 livraison prévue mardi.</p>'
const PRODUCT = '<h1>Chaise longue</h1><p>En acacia massif, pliable. 129 €</p><button>Ajouter au panier</button>'
const LOGIN = `<h1>Connexion</h1>
<form method="post" action="/login.php">
<p><label>Votre adresse e-mail <input type="text" name="login"></label></p>
<p><label>Mot de passe <input type="password" name="passe"></label></p>
<p><input type="submit" value="Se connecter"></p>
</form>`

const pageOf = (snippet: string, customer: Account | null, content: string): string => `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>Jardin &amp; Maison</title>
${snippet}
${customer === null ? '' : '<script src="/js/chat.js"></script>'}
</head>
<body>
<p><a href="/">Accueil</a> | <a href="/produit.php?id=7">Chaise longue</a> | ${
  customer === null
    ? '<a href="/login.php">Se connecter</a>'
    : `Bonjour ${customer.firstName} | <a href="/compte.php">Mon compte</a> | <a href="/logout.php" id="deconnexion">Se déconnecter</a>`
}</p>
${content}
<p id="chat-etat"></p>
</body>
</html>`
