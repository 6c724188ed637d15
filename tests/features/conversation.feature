Feature: What the agent knows about the visitor
  A conversation of a secured customer has a padlock, on which the agent relies. One of somebody anonymous has none, and
  the agent has to ask who they are.

  Scenario: The agent knows a customer who is signed in
    Given the customer is signed in
    And the chat is secured for Camille
    When the customer writes "Where is my lamp?" in the chat
    Then the agent sees a padlock
    When an agent says "On its way, Camille."
    Then the chat shows "On its way, Camille."

  Scenario: The agent does not know a visitor who chats anonymously
    When a page without a token activates anonymously
    And a visitor writes "Where is my lamp?" in the chat
    Then the agent sees no padlock

  Scenario: A conversation that the agent ends is over for the customer, who stays signed in
    Given the customer is signed in
    When the customer writes "Thank you." in the chat
    And the agent ends the conversation
    Then the chat shows "The agent has ended the conversation."
    And the browser still knows the customer

  Scenario: The agent can ask whether the customer was satisfied
    Given the customer is signed in
    When the customer writes "Thank you." in the chat
    And the agent ends the conversation and asks how it was
    Then the journal has
      | conversation-ended |
      | satisfaction-asked |
