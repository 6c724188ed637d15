Feature: Signing out leaves nothing behind
  When a customer signs out of the site, the site calls logout. The tag forgets who they were and stops, and whoever is
  next at the same browser begins anew.

  Background:
    Given the customer is signed in
    And the chat is secured for Camille

  Scenario: Signing out of the site signs out of the chat
    When the customer signs out
    Then the site logs out
    And nothing of the customer is left
    And no anonymous activation follows

  Scenario: A customer who stays signed in stays known to the agent
    When the customer opens the home page
    Then the browser still knows the customer
    And the site does not log out

  Scenario: Another customer on the same browser chats as themselves
    When the customer signs out
    And another customer signs in on the same browser
    Then the chat is secured for Jonas
    And the journal has
      | activation-settled | status=authentication-success |
      | logout-called      |                               |
      | identity-cleared   |                               |
      | activation-settled | status=authentication-success |

  Scenario: The same customer in another browser is known there too
    When the customer signs in on another browser
    Then the chat is secured for Camille
    And the chat is secured twice
    When the customer opens the home page
    And the customer returns to the first page
    Then the page says "Your details"
    When the customer signs out
    Then the site logs out
