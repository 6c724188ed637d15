Feature: A signed-in customer chats as themselves
  On every page of a signed-in customer the site activates the chat with a fresh token of its own backend.

  Scenario: The chat of a signed-in customer is secured
    When the customer signs in
    Then the chat is secured for Camille
    And the token is asked for once

  Scenario: A token that is refused four times
    Given the platform always refuses with SIGNATURE_INVALID
    When the customer signs in
    Then the activation fails with SIGNATURE_INVALID after 4 attempts
    And the site makes no attempt of its own
    And no anonymous activation follows
