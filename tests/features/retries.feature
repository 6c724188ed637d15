Feature: The tag retries by itself
  On an error the tag makes three retries, each with a token that it asks the site for anew, and reports a failure only
  when they were of no use. A site adds none of its own.

  Scenario Outline: A platform that recovers before the last retry is enough
    Given the platform refuses with SERVER_ERROR <refused>
    When the customer signs in
    Then the chat is secured after <attempts> attempts
    And the token is asked for <asked>
    And no activation fails

    Examples:
      | refused     | attempts | asked   |
      | once        | 2        | twice   |
      | three times | 4        | 4 times |

  Scenario: After three retries the activation fails: the site is told once, and the tag stops trying
    Given the platform refuses with SERVER_ERROR four times
    When the customer signs in
    Then the activation fails with SERVER_ERROR after 4 attempts
    And the token is asked for four times
    When a quarter of an hour passes
    Then the site makes no attempt of its own
    And the chat is not secured
    And no anonymous activation follows

  Scenario: The next page starts a new activation
    Given the platform refuses with SERVER_ERROR four times
    And the customer is signed in
    And the activation fails
    When the customer opens the account page
    Then the chat is secured after 1 attempt

  Scenario: An attempt without an answer is retried
    Given the platform does not answer once
    When the customer signs in
    Then the chat is secured after 2 attempts

  Scenario: The tag waits for a slow platform, and does not ask twice
    Given the customer is signed in
    When a page of the customer calls activate
    Then the chat is secured for Camille
    Given every answer of iAdvize takes 9 seconds
    When it logs out
    And it calls activate again
    And 1 second passes
    Then there is no result of the last call yet
    When 10 seconds pass
    Then the chat is secured after 1 attempt
