Feature: A signed-in customer chats as themselves
  On every page of a signed-in customer the site calls activate with a function that gets a fresh token from the site's
  own backend. The tag sends the token, the platform reads in it who the customer is, and the site is told what came of it.

  Scenario: The chat of a customer who signs in is secured, with one token and without a retry
    When the customer signs in
    Then the chat is secured for Camille
    And the page says "Secured"
    And the token is asked for once
    And no activation fails

  Scenario: Every page load activates the chat again
    Given the customer is signed in
    When the customer opens the home page
    Then the chat is secured for Camille
    When the customer reloads the page
    Then the chat is secured for Camille
    And the chat is secured 3 times

  Scenario: The chat of a visitor who is not signed in is not activated
    When a visitor opens the home page
    Then the site does not call activate
    And no anonymous activation follows

  Scenario: A successful activate resolves with the option, the token and the status, and its callback gets the same object
    Given the customer is signed in
    When a page of the customer calls activate
    Then a result is this, and nothing else:
      | option | SECURED_AUTHENTICATION      |
      | token  | one that the page has given |
      | status | authentication-success      |
    And every callback was called once, with the same object
