// The steps of iadvize-rehearsal, for editors to complete from. Made from its table of steps, and never run.
import { defineParameterType, Given, When, Then } from '@cucumber/cucumber'

defineParameterType({ name: 'reason', regexp: /"[^"]*"|[A-Za-z]+(?:[_-][A-Za-z]+)*/ })
defineParameterType({ name: 'duration', regexp: /[^"]+?/ })
defineParameterType({ name: 'count', regexp: /once|twice|[^\s"]+ times?|[^\s"]+ fois/ })
defineParameterType({ name: 'number', regexp: /[^\s"]+/ })
defineParameterType({ name: 'visitor', regexp: /[Tt]he customer|[Aa]nother customer|[Aa] visitor|[Ll]e client|[Ll]a cliente|[Uu]n autre client|[Uu]ne autre cliente|[Uu]n visiteur|[Uu]ne visiteuse|[A-ZÀ-Þ][\wÀ-ÿ'’-]*(?: [A-ZÀ-Þ][\wÀ-ÿ'’-]*)*/ })
defineParameterType({ name: 'page', regexp: /"[^"]*"|the (?:[\wÀ-ÿ-]+ ){1,3}page|a page with the chat|another page with the chat|la page (?:(?:de la|de|du|des) |d['’])?[\wÀ-ÿ-]+|une page avec le chat|une autre page avec le chat/ })

// platform-refuses: Refuses this many attempts with a token, whatever the token; then the platform judges tokens again. Anonymous attempts are judged as usual.
Given("the platform refuses with {reason} {count}", () => {})
Given("la plateforme refuse avec {reason} {count}", () => {})
// platform-refuses-always: Refuses every attempt with a token, whatever the token. Anonymous attempts are judged as usual.
Given("the platform always refuses with {reason}", () => {})
Given("la plateforme refuse toujours avec {reason}", () => {})
// platform-takes-time-to-refuse: Refuses every attempt after this time, whatever the token.
Given("the platform takes {duration} to refuse with {reason}", () => {})
Given("la plateforme met {duration} à refuser avec {reason}", () => {})
// platform-server-error: This many attempts get the following: HTTP status 500. Then the platform judges tokens again.
Given("the platform answers with a server error {count}", () => {})
Given("la plateforme répond par une erreur serveur {count}", () => {})
// platform-server-error-always: Every attempt gets the following: HTTP status 500.
Given("the platform always answers with a server error", () => {})
Given("la plateforme répond toujours par une erreur serveur", () => {})
// platform-drop-connection: This many attempts get the following: the connection closes without an answer. Then the platform judges tokens again.
Given("the platform drops the connection {count}", () => {})
Given("la plateforme coupe la connexion {count}", () => {})
// platform-drop-connection-always: Every attempt gets the following: the connection closes without an answer.
Given("the platform always drops the connection", () => {})
Given("la plateforme coupe toujours la connexion", () => {})
// platform-malformed-body: This many attempts get the following: truncated JSON. Then the platform judges tokens again.
Given("the platform answers with half a document {count}", () => {})
Given("la plateforme répond par un document tronqué {count}", () => {})
// platform-malformed-body-always: Every attempt gets the following: truncated JSON.
Given("the platform always answers with half a document", () => {})
Given("la plateforme répond toujours par un document tronqué", () => {})
// platform-never-answer: This many attempts get the following: no answer at all, until the tag gives up. Then the platform judges tokens again.
Given("the platform does not answer {count}", () => {})
Given("la plateforme ne répond pas {count}", () => {})
// platform-never-answer-always: Every attempt gets the following: no answer at all, until the tag gives up.
Given("the platform never answers", () => {})
Given("la plateforme ne répond jamais", () => {})
// platform-is-down: The connection of every attempt is dropped.
Given("the platform is down", () => {})
Given("la plateforme est en panne", () => {})
// platform-takes-time: Judges every attempt, after this time.
Given("the platform takes {duration} to answer", () => {})
Given("la plateforme met {duration} à répondre", () => {})
// platform-accepts: Accepts every attempt, whatever the token.
Given("the platform accepts every token", () => {})
Given("la plateforme accepte tous les jetons", () => {})
// platform-accepts-so-often: Accepts this many attempts, whatever the token; then the platform judges tokens again.
Given("the platform accepts any token {count}", () => {})
Given("la plateforme accepte n'importe quel jeton {count}", () => {})
// platform-judges: From now on the platform judges every attempt, as if nothing had been prepared.
Given("the platform works again", () => {})
Given("la plateforme fonctionne à nouveau", () => {})
// vendor-is-slow: From now on every answer of the vendor takes this long, including the tag itself.
Given("every answer of iAdvize takes {duration}", () => {})
Given("chaque réponse d'iAdvize prend {duration}", () => {})
// tag-is-blocked: From now on nothing can be loaded from the vendor, as with an ad blocker.
Given("the tag is blocked", () => {})
Given("le tag est bloqué", () => {})
// tag-is-no-longer-blocked: From now on everything can be loaded from the vendor again.
Given("the tag is no longer blocked", () => {})
Given("le tag n'est plus bloqué", () => {})
// keys-are-rotated: From now on the project has a key that your backend does not sign with, so the tokens of your backend are refused.
When("the keys are rotated", () => {})
When("les clés sont renouvelées", () => {})
// keys-are-rotated-to: From now on the project has the public key in this file.
When("the keys are rotated to {string}", () => {})
When("les clés sont remplacées par {string}", () => {})
// is-signed-in: `signIn` of the journey.
Given("{visitor} is signed in", () => {})
Given("{visitor} est connecté(e)", () => {})
// signs-in: `signIn` of the journey, in the current browser.
When("{visitor} signs in( on the same browser)", () => {})
When("{visitor} se connecte( sur le même navigateur)", () => {})
// signs-in-elsewhere: `signIn` of the journey, in a second browser that shares nothing with the first. The scenario continues there.
When("{visitor} signs in on another browser", () => {})
When("{visitor} se connecte sur un autre navigateur", () => {})
// signs-out: `signOut` of the journey, on the current page.
When("{visitor} signs out", () => {})
When("{visitor} se déconnecte", () => {})
// opens-page: `open` of the journey, or `page.goto` if the journey has none.
When("{visitor} opens {page}", () => {})
When("{visitor} ouvre {page}", () => {})
// opens-page-in-tab: In a new tab of the same browser. The scenario continues there.
When("{visitor} opens {page} in another tab", () => {})
When("{visitor} ouvre {page} dans un autre onglet", () => {})
// returns-to-first-page: The scenario continues in the browser and the tab in which it started, as they are now.
When("{visitor} returns to the first page", () => {})
When("{visitor} revient à la première page", () => {})
// reloads-page: Reloads the current page.
When("{visitor} reloads the page", () => {})
When("{visitor} recharge la page", () => {})
// clicks: Clicks the button, link or tab with this accessible name, the one that a screen reader reads out.
When("{visitor} clicks {string}", () => {})
When("{visitor} clique sur {string}", () => {})
// clicks-button: Clicks the button with this name, for a page that has something else with the same name.
When("{visitor} clicks the {string} button", () => {})
When("{visitor} clique sur le bouton {string}", () => {})
// clicks-button-number: For a page where several have the same name; the first button is number 1.
When("{visitor} clicks the {string} button number {number}", () => {})
When("{visitor} clique sur le bouton {string} numéro {number}", () => {})
// clicks-link: Clicks the link with this name, for a page that has something else with the same name.
When("{visitor} clicks the {string} link", () => {})
When("{visitor} clique sur le lien {string}", () => {})
// clicks-link-number: For a page where several have the same name; the first link is number 1.
When("{visitor} clicks the {string} link number {number}", () => {})
When("{visitor} clique sur le lien {string} numéro {number}", () => {})
// fills-in: Types into the field with this label, or with this placeholder.
When("{visitor} fills in {string} with {string}", () => {})
When("{visitor} remplit {string} avec {string}", () => {})
// chooses: Chooses this option in the list with this label.
When("{visitor} chooses {string} in {string}", () => {})
When("{visitor} choisit {string} dans {string}", () => {})
// ticks: Ticks the checkbox, or selects the radio button, with this label.
When("{visitor} ticks {string}", () => {})
When("{visitor} coche {string}", () => {})
// unticks: Clears the checkbox with this label.
When("{visitor} unticks {string}", () => {})
When("{visitor} décoche {string}", () => {})
// presses-enter: Presses Enter in the field with this label.
When("{visitor} presses Enter in {string}", () => {})
When("{visitor} appuie sur Entrée dans {string}", () => {})
// tokens-cannot-be-minted: From now on the `tokenEndpoint` of the journey answers with HTTP status 500.
Given("the token backend cannot mint", () => {})
Given("le serveur de jetons ne peut pas émettre", () => {})
// tokens-cannot-be-minted-so-often: The `tokenEndpoint` of the journey answers this many requests with HTTP status 500, then works normally.
Given("the token backend cannot mint {count}", () => {})
Given("le serveur de jetons ne peut pas émettre {count}", () => {})
// tokens-can-be-minted: From now on the `tokenEndpoint` of the journey works normally again.
Given("the token backend works again", () => {})
Given("le serveur de jetons fonctionne à nouveau", () => {})
// time-passes: Moves the timers and clocks of all pages and of the platform forward together; everything that becomes due happens.
When("{duration} pass(es)", () => {})
When("{duration} passe(nt)", () => {})
// machine-sleeps: All clocks go on, but no timer of a page is called; what is overdue happens when time passes again.
When("the machine sleeps for {duration}", () => {})
When("l'ordinateur est en veille pendant {duration}", () => {})
// session-ends: Moves time past the point at which the vendor wants the identity verified again: an hour, unless the project has another length.
When("the session ends", () => {})
When("la session se termine", () => {})
// writes-in-chat: Opens the stand-in's chat window if necessary, and sends the message.
When("{visitor} writes {string} in the chat", () => {})
When("{visitor} écrit {string} dans le chat", () => {})
// agent-says: In the ongoing conversation; there must be exactly one.
When("an agent says {string}", () => {})
When("un conseiller dit {string}", () => {})
// agent-ends: Ends the ongoing conversation; there must be exactly one.
When("the agent ends the conversation", () => {})
When("le conseiller termine la conversation", () => {})
// agent-ends-asking: The chat window asks the visitor for a score from 1 to 5.
When("the agent ends the conversation and asks how it was", () => {})
When("le conseiller termine la conversation et demande un avis", () => {})
// chat-shows: The stand-in's chat window is open and shows this message.
Then("the chat shows {string}", () => {})
Then("le chat affiche {string}", () => {})
// agent-sees-padlock: In the latest conversation, the agent sees that the visitor's identity is verified.
Then("the agent sees a padlock", () => {})
Then("le conseiller voit un cadenas", () => {})
// agent-sees-no-padlock: There is a conversation, and in the latest one the agent sees no padlock, now or within a day.
Then("the agent sees no padlock", () => {})
Then("le conseiller ne voit pas de cadenas", () => {})
// chat-is-secured: Since the visitor's last move, an activation with a token has succeeded.
Then("the chat is secured", () => {})
Then("le chat est sécurisé", () => {})
// chat-is-secured-for: The same, for this person, by the `userId` in the token.
Then("the chat is secured for {visitor}", () => {})
Then("le chat est sécurisé pour {visitor}", () => {})
// chat-is-secured-after: The same, with this many attempts: the first one and the tag's retries.
Then("the chat is secured after {number} attempt(s)", () => {})
Then("le chat est sécurisé après {number} tentative(s)", () => {})
// chat-is-secured-so-often: In the whole scenario, exactly this many activations with a token have succeeded, and no more will.
Then("the chat is secured {count}", () => {})
Then("le chat est sécurisé {count}", () => {})
// chat-is-not-secured: In the whole scenario, no activation with a token has succeeded, and none will.
Then("the chat is not secured", () => {})
Then("le chat n'est pas sécurisé", () => {})
// chat-is-not-secured-for: In the whole scenario, no activation for this person has succeeded, and none will.
Then("the chat is not secured for {visitor}", () => {})
Then("le chat n'est pas sécurisé pour {visitor}", () => {})
// activation-fails: Since the visitor's last move, the site was told that an activation failed.
Then("the activation fails", () => {})
Then("l'activation échoue", () => {})
// activation-fails-with: The same, for this reason: a code, or in quotes the words that the site was told.
Then("the activation fails with {reason}", () => {})
Then("l'activation échoue avec {reason}", () => {})
// activation-fails-after: The same, after this many attempts: 4 with the tag's three retries, 0 if the call itself was wrong.
Then("the activation fails with {reason} after {number} attempt(s)", () => {})
Then("l'activation échoue avec {reason} après {number} tentative(s)", () => {})
// activation-fails-so-often: In the whole scenario, the site was told exactly this often that an activation failed, and will not be told again.
Then("the activation fails {count}", () => {})
Then("l'activation échoue {count}", () => {})
// no-activation-fails: In the whole scenario, no activation has failed, and none will.
Then("no activation fails", () => {})
Then("aucune activation n'échoue", () => {})
// chat-is-anonymous: Since the visitor's last move, the platform has accepted an anonymous visitor.
Then("an anonymous activation follows", () => {})
Then("une activation anonyme suit", () => {})
// chat-is-anonymous-so-often: In the whole scenario, the platform has accepted an anonymous visitor exactly this often, and will not do so again.
Then("an anonymous activation follows {count}", () => {})
Then("une activation anonyme suit {count}", () => {})
// no-anonymous-activation: In the whole scenario, the site has not chosen to continue anonymously, and the platform has accepted no anonymous visitor; neither happens within a day.
Then("no anonymous activation follows", () => {})
Then("aucune activation anonyme ne suit", () => {})
// site-makes-no-own-attempt: Since the visitor's last move, the site has not called `activate` again after a failure, and will not within a day.
Then("the site makes no attempt of its own", () => {})
Then("le site ne fait aucune tentative de lui-même", () => {})
// site-does-not-activate: In the whole scenario, the site has not called `activate`, and will not within a day.
Then("the site does not call activate", () => {})
Then("le site n'appelle pas activate", () => {})
// token-is-asked-for: In the whole scenario, the tag has called the site's token provider exactly this often, and will not call it again.
Then("the token is asked for {count}", () => {})
Then("le jeton est demandé {count}", () => {})
// no-token-is-asked-for: In the whole scenario, the tag has not called the site's token provider, and will not.
Then("no token is asked for", () => {})
Then("aucun jeton n'est demandé", () => {})
// session-is-refreshed: At least once in the scenario, the tag has renewed the session before it ended.
Then("the session is refreshed", () => {})
Then("la session est renouvelée", () => {})
// session-is-refreshed-so-often: In the time that the scenario lets pass, the tag has renewed the session exactly this often.
Then("the session is refreshed {count}", () => {})
Then("la session est renouvelée {count}", () => {})
// session-is-not-refreshed: In the time that the scenario lets pass, the tag has not renewed the session.
Then("the session is not refreshed", () => {})
Then("la session n'est pas renouvelée", () => {})
// site-logs-out: Since the visitor's last move, the site has called `iAdvize.logout()`.
Then("the site logs out", () => {})
Then("le site appelle logout", () => {})
// site-logs-out-so-often: In the whole scenario, the site has called `iAdvize.logout()` exactly this often, and will not call it again.
Then("the site logs out {count}", () => {})
Then("le site appelle logout {count}", () => {})
// site-does-not-log-out: In the whole scenario, the site has not called `iAdvize.logout()`, and will not within a day.
Then("the site does not log out", () => {})
Then("le site n'appelle pas logout", () => {})
// nothing-is-left: No page has the vendor's cookie or local storage key that identifies the visitor.
Then("nothing of the customer is left", () => {})
Then("il ne reste rien du client", () => {})
// browser-knows-customer: A page has the vendor's cookie or local storage key that identifies the visitor.
Then("the browser still knows the customer", () => {})
Then("le navigateur connaît encore le client", () => {})
// page-says: The current page shows this text.
Then("the page says {string}", () => {})
Then("la page affiche {string}", () => {})
// journal-has: The journal has these entries in this order; others may come between. The first cell of a row is the type of an entry, and further cells are what it must have: `code=TOKEN_EXPIRED`.
Then("the journal has", () => {})
Then("le journal contient", () => {})
// journal-has-exactly: The journal has these entries in this order and no others, and none comes within a day.
Then("the journal has exactly", () => {})
Then("le journal contient exactement", () => {})
// journal-has-not: The journal does not have these entries in this order, and will not within a day.
Then("the journal does not have", () => {})
Then("le journal ne contient pas", () => {})
