// The steps of iadvize-rehearsal, for editors to complete from. Made from its table of steps, and never run.
import { defineParameterType, Given, When, Then } from '@cucumber/cucumber'

defineParameterType({ name: 'reason', regexp: /"[^"]*"|[A-Za-z]+(?:[_-][A-Za-z]+)*/ })
defineParameterType({ name: 'duration', regexp: /[^"]+?/ })
defineParameterType({ name: 'count', regexp: /once|twice|[^\s"]+ times?|[^\s"]+ fois/ })
defineParameterType({ name: 'number', regexp: /[^\s"]+/ })
defineParameterType({ name: 'visitor', regexp: /[Tt]he customer|[Aa]nother customer|[Aa] visitor|[Ll]e client|[Ll]a cliente|[Uu]n autre client|[Uu]ne autre cliente|[Uu]n visiteur|[Uu]ne visiteuse|[A-ZÀ-Þ][\wÀ-ÿ'’-]*(?: [A-ZÀ-Þ][\wÀ-ÿ'’-]*)*/ })
defineParameterType({ name: 'page', regexp: /"[^"]*"|the (?:[\wÀ-ÿ-]+ ){1,3}page|a page with the chat|another page with the chat|la page (?:(?:de la|de|du|des) |d['’])?[\wÀ-ÿ-]+|une page avec le chat|une autre page avec le chat/ })

// platform-refuses: So many attempts with a token are refused, whatever the token; then the platform judges honestly. An anonymous attempt is judged as always.
Given("the platform refuses with {reason} {count}", () => {})
Given("la plateforme refuse avec {reason} {count}", () => {})
// platform-refuses-always: Every attempt with a token is refused, whatever the token. An anonymous attempt is judged as always.
Given("the platform always refuses with {reason}", () => {})
Given("la plateforme refuse toujours avec {reason}", () => {})
// platform-takes-time-to-refuse: Every attempt is refused after so long, whatever the token.
Given("the platform takes {duration} to refuse with {reason}", () => {})
Given("la plateforme met {duration} à refuser avec {reason}", () => {})
// platform-server-error: So many attempts get this: HTTP status 500. Then the platform judges honestly.
Given("the platform answers with a server error {count}", () => {})
Given("la plateforme répond par une erreur serveur {count}", () => {})
// platform-server-error-always: Every attempt gets this: HTTP status 500.
Given("the platform always answers with a server error", () => {})
Given("la plateforme répond toujours par une erreur serveur", () => {})
// platform-drop-connection: So many attempts get this: the connection ends without an answer. Then the platform judges honestly.
Given("the platform drops the connection {count}", () => {})
Given("la plateforme coupe la connexion {count}", () => {})
// platform-drop-connection-always: Every attempt gets this: the connection ends without an answer.
Given("the platform always drops the connection", () => {})
Given("la plateforme coupe toujours la connexion", () => {})
// platform-malformed-body: So many attempts get this: JSON that breaks off. Then the platform judges honestly.
Given("the platform answers with half a document {count}", () => {})
Given("la plateforme répond par un document tronqué {count}", () => {})
// platform-malformed-body-always: Every attempt gets this: JSON that breaks off.
Given("the platform always answers with half a document", () => {})
Given("la plateforme répond toujours par un document tronqué", () => {})
// platform-never-answer: So many attempts get this: no answer at all, until the tag gives up. Then the platform judges honestly.
Given("the platform does not answer {count}", () => {})
Given("la plateforme ne répond pas {count}", () => {})
// platform-never-answer-always: Every attempt gets this: no answer at all, until the tag gives up.
Given("the platform never answers", () => {})
Given("la plateforme ne répond jamais", () => {})
// platform-is-down: The connection of every attempt is dropped.
Given("the platform is down", () => {})
Given("la plateforme est en panne", () => {})
// platform-takes-time: Every attempt is judged honestly, after so long.
Given("the platform takes {duration} to answer", () => {})
Given("la plateforme met {duration} à répondre", () => {})
// platform-accepts: Every attempt is taken, whatever the token.
Given("the platform accepts every token", () => {})
Given("la plateforme accepte tous les jetons", () => {})
// platform-judges: From now on every attempt is judged honestly, as without any preparation.
Given("the platform works again", () => {})
Given("la plateforme fonctionne à nouveau", () => {})
// vendor-is-slow: From now on everything of the vendor, the tag too, takes so long.
Given("every answer of iAdvize takes {duration}", () => {})
Given("chaque réponse d'iAdvize prend {duration}", () => {})
// tag-is-blocked: From now on nothing of the vendor's can be loaded, as with an ad blocker.
Given("the tag is blocked", () => {})
Given("le tag est bloqué", () => {})
// keys-are-rotated: From now on the project has a key that nobody signs with: what your backend signs is refused.
When("the keys are rotated", () => {})
When("les clés sont renouvelées", () => {})
// keys-are-rotated-to: From now on the project has the public key of this file.
When("the keys are rotated to {string}", () => {})
When("les clés sont remplacées par {string}", () => {})
// is-signed-in: `signIn` of the journey.
Given("{visitor} is signed in", () => {})
Given("{visitor} est connecté(e)", () => {})
// signs-in: `signIn` of the journey, in the browser where the scenario is.
When("{visitor} signs in( on the same browser)", () => {})
When("{visitor} se connecte( sur le même navigateur)", () => {})
// signs-in-elsewhere: `signIn` of the journey, in a browser without anything of the first. The scenario goes on there.
When("{visitor} signs in on another browser", () => {})
When("{visitor} se connecte sur un autre navigateur", () => {})
// signs-out: `signOut` of the journey, on the page where the scenario is.
When("{visitor} signs out", () => {})
When("{visitor} se déconnecte", () => {})
// opens-page: `open` of the journey, else `page.goto`.
When("{visitor} opens {page}", () => {})
When("{visitor} ouvre {page}", () => {})
// opens-page-in-tab: In a new tab of the same browser. The scenario goes on there.
When("{visitor} opens {page} in another tab", () => {})
When("{visitor} ouvre {page} dans un autre onglet", () => {})
// returns-to-first-page: The scenario goes on in the browser and the tab in which it began, as they are.
When("{visitor} returns to the first page", () => {})
When("{visitor} revient à la première page", () => {})
// reloads-page: Loads the page again on which the scenario is.
When("{visitor} reloads the page", () => {})
When("{visitor} recharge la page", () => {})
// clicks: A click on the button, the link or the tab of this name, as a screen reader says it.
When("{visitor} clicks {string}", () => {})
When("{visitor} clique sur {string}", () => {})
// clicks-button: A click on the button of this name; where a page has something else of the same name.
When("{visitor} clicks the {string} button", () => {})
When("{visitor} clique sur le bouton {string}", () => {})
// clicks-button-number: Where several are called the same: the first button of the page is number 1.
When("{visitor} clicks the {string} button number {number}", () => {})
When("{visitor} clique sur le bouton {string} numéro {number}", () => {})
// clicks-link: A click on the link of this name; where a page has something else of the same name.
When("{visitor} clicks the {string} link", () => {})
When("{visitor} clique sur le lien {string}", () => {})
// clicks-link-number: Where several are called the same: the first link of the page is number 1.
When("{visitor} clicks the {string} link number {number}", () => {})
When("{visitor} clique sur le lien {string} numéro {number}", () => {})
// fills-in: Writes into the field of this label, or with this text in it as long as it is empty.
When("{visitor} fills in {string} with {string}", () => {})
When("{visitor} remplit {string} avec {string}", () => {})
// chooses: Chooses this entry of the list with this label.
When("{visitor} chooses {string} in {string}", () => {})
When("{visitor} choisit {string} dans {string}", () => {})
// ticks: The box or the round button with this label is ticked afterwards.
When("{visitor} ticks {string}", () => {})
When("{visitor} coche {string}", () => {})
// unticks: The box with this label is not ticked afterwards.
When("{visitor} unticks {string}", () => {})
When("{visitor} décoche {string}", () => {})
// presses-enter: The key Enter, in the field of this label.
When("{visitor} presses Enter in {string}", () => {})
When("{visitor} appuie sur Entrée dans {string}", () => {})
// tokens-cannot-be-minted: From now on the `tokenEndpoint` of the journey answers with HTTP status 500.
Given("the token backend cannot mint", () => {})
Given("le serveur de jetons ne peut pas émettre", () => {})
// tokens-can-be-minted: From now on the `tokenEndpoint` of the journey is asked as ever.
Given("the token backend works again", () => {})
Given("le serveur de jetons fonctionne à nouveau", () => {})
// time-passes: Timers and clocks of all pages and of the platform move on together, and what becomes due happens.
When("{duration} pass(es)", () => {})
When("{duration} passe(nt)", () => {})
// machine-sleeps: All clocks go on, and no timer of a page is called; what is overdue comes when time passes again.
When("the machine sleeps for {duration}", () => {})
When("l'ordinateur est en veille pendant {duration}", () => {})
// session-ends: The time passes after which the vendor wants the identity verified again: an hour, if the project has no other.
When("the session ends", () => {})
When("la session se termine", () => {})
// writes-in-chat: Opens the stand-in's chat window if need be, and sends the message.
When("{visitor} writes {string} in the chat", () => {})
When("{visitor} écrit {string} dans le chat", () => {})
// agent-says: In the only conversation that goes on.
When("an agent says {string}", () => {})
When("un conseiller dit {string}", () => {})
// agent-ends: The only conversation that goes on.
When("the agent ends the conversation", () => {})
When("le conseiller termine la conversation", () => {})
// agent-ends-asking: The visitor is asked for a mark from 1 to 5 in the chat window.
When("the agent ends the conversation and asks how it was", () => {})
When("le conseiller termine la conversation et demande un avis", () => {})
// chat-shows: Somebody has said it in the stand-in's chat window, which is open.
Then("the chat shows {string}", () => {})
Then("le chat affiche {string}", () => {})
// agent-sees-padlock: In the latest conversation: the agent is told that the identity of the visitor is verified.
Then("the agent sees a padlock", () => {})
Then("le conseiller voit un cadenas", () => {})
// agent-sees-no-padlock: There is a conversation, and in the latest one the agent sees none, nor will within a day.
Then("the agent sees no padlock", () => {})
Then("le conseiller ne voit pas de cadenas", () => {})
// chat-is-secured: Since somebody last moved on the site, an activation with a token has succeeded.
Then("the chat is secured", () => {})
Then("le chat est sécurisé", () => {})
// chat-is-secured-for: And it was for this person, by the `userId` in the token.
Then("the chat is secured for {visitor}", () => {})
Then("le chat est sécurisé pour {visitor}", () => {})
// chat-is-secured-after: And so many attempts were made, the first one and the retries of the tag.
Then("the chat is secured after {number} attempt(s)", () => {})
Then("le chat est sécurisé après {number} tentative(s)", () => {})
// chat-is-secured-so-often: In the whole scenario so many activations with a token have succeeded, and not one more will.
Then("the chat is secured {count}", () => {})
Then("le chat est sécurisé {count}", () => {})
// chat-is-not-secured: In the whole scenario no activation with a token has succeeded, and none will.
Then("the chat is not secured", () => {})
Then("le chat n'est pas sécurisé", () => {})
// chat-is-not-secured-for: In the whole scenario no activation for this person has succeeded, and none will.
Then("the chat is not secured for {visitor}", () => {})
Then("le chat n'est pas sécurisé pour {visitor}", () => {})
// activation-fails: Since somebody last moved on the site, it was told that an activation failed.
Then("the activation fails", () => {})
Then("l'activation échoue", () => {})
// activation-fails-with: For this reason: a code, or the words that the site was told.
Then("the activation fails with {reason}", () => {})
Then("l'activation échoue avec {reason}", () => {})
// activation-fails-after: After so many attempts: 4 with the three retries of the tag, 0 where the call itself was wrong.
Then("the activation fails with {reason} after {number} attempt(s)", () => {})
Then("l'activation échoue avec {reason} après {number} tentative(s)", () => {})
// activation-fails-so-often: In the whole scenario the site was told so often that an activation failed, and is not once more.
Then("the activation fails {count}", () => {})
Then("l'activation échoue {count}", () => {})
// no-activation-fails: In the whole scenario no activation has failed, and none will.
Then("no activation fails", () => {})
Then("aucune activation n'échoue", () => {})
// chat-is-anonymous: Since somebody last moved on the site, the platform has taken an anonymous visitor.
Then("an anonymous activation follows", () => {})
Then("une activation anonyme suit", () => {})
// chat-is-anonymous-so-often: In the whole scenario the platform has taken an anonymous visitor exactly this often, and does not do so again.
Then("an anonymous activation follows {count}", () => {})
Then("une activation anonyme suit {count}", () => {})
// no-anonymous-activation: In the whole scenario the site has not chosen to go on anonymously, and the platform has taken no anonymous visitor; neither happens within a day.
Then("no anonymous activation follows", () => {})
Then("aucune activation anonyme ne suit", () => {})
// site-makes-no-own-attempt: Since somebody last moved on the site, it has not called `activate` once more after a failure, nor will it within a day.
Then("the site makes no attempt of its own", () => {})
Then("le site ne fait aucune tentative de lui-même", () => {})
// site-does-not-activate: In the whole scenario, and not within a day.
Then("the site does not call activate", () => {})
Then("le site n'appelle pas activate", () => {})
// token-is-asked-for: The tag has called the site's token provider so often in the whole scenario, and does not once more.
Then("the token is asked for {count}", () => {})
Then("le jeton est demandé {count}", () => {})
// no-token-is-asked-for: In the whole scenario the tag has not called the site's token provider, and will not.
Then("no token is asked for", () => {})
Then("aucun jeton n'est demandé", () => {})
// session-is-refreshed: The tag has renewed the session before it ended, at least once in the scenario.
Then("the session is refreshed", () => {})
Then("la session est renouvelée", () => {})
// session-is-refreshed-so-often: In the time that the scenario lets pass the tag has renewed the session so often.
Then("the session is refreshed {count}", () => {})
Then("la session est renouvelée {count}", () => {})
// session-is-not-refreshed: In the time that the scenario lets pass the tag has not renewed the session.
Then("the session is not refreshed", () => {})
Then("la session n'est pas renouvelée", () => {})
// site-logs-out: Since somebody last moved, the site has called `iAdvize.logout()`.
Then("the site logs out", () => {})
Then("le site appelle logout", () => {})
// site-logs-out-so-often: In the whole scenario the site has called `iAdvize.logout()` so often, and does not once more.
Then("the site logs out {count}", () => {})
Then("le site appelle logout {count}", () => {})
// site-does-not-log-out: In the whole scenario the site has not called `iAdvize.logout()`, and will not within a day.
Then("the site does not log out", () => {})
Then("le site n'appelle pas logout", () => {})
// nothing-is-left: No page has the vendor's cookie or key of local storage that says who the visitor is.
Then("nothing of the customer is left", () => {})
Then("il ne reste rien du client", () => {})
// browser-knows-customer: A page has the vendor's cookie or key of local storage that says who the visitor is.
Then("the browser still knows the customer", () => {})
Then("le navigateur connaît encore le client", () => {})
// page-says: The text can be seen on the page where the scenario is.
Then("the page says {string}", () => {})
Then("la page affiche {string}", () => {})
// journal-has: These entries in this order, others may lie between. A row is the type of an entry, and in further cells what it must have: `code=TOKEN_EXPIRED`.
Then("the journal has", () => {})
Then("le journal contient", () => {})
// journal-has-exactly: These entries in this order and no others, nor within a day.
Then("the journal has exactly", () => {})
Then("le journal contient exactement", () => {})
// journal-has-not: Not these entries in this order, nor within a day.
Then("the journal does not have", () => {})
Then("le journal ne contient pas", () => {})
