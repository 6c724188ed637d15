Feature: A failure of activate
  The site had a token, and the activation failed: the platform refused it, could not be reached, or the call was wrong.
  The site is told so, with a reason. It does not go on anonymously, for the customer is known; and it does not try again,
  for the tag has done that by itself.

  Background:
    Given the customer is signed in

  Scenario Outline: The site receives the same reason for every token that the platform refuses
    Given the platform always refuses with <code>
    When the customer opens the account page
    Then the activation fails with <code> after 4 attempts
    And the activation fails with "Failed to fetch authentication with a server error"
    And the page says "Not available: Failed to fetch authentication with a server error"
    And no anonymous activation follows
    And the site makes no attempt of its own

    Examples:
      | code                    |
      | TOKEN_MALFORMED         |
      | TOKEN_KEY_UNKNOWN       |
      | SIGNATURE_INVALID       |
      | TOKEN_EXPIRED           |
      | AUTHENTICATION_MODE_OFF |

  Scenario: An unknown project fails the activation with its own reason
    Given the platform always refuses with PROJECT_UNKNOWN
    When the customer opens the account page
    Then the activation fails with "Failed to authenticate visitor from credentials : the website is not correct"
    And no anonymous activation follows

  Scenario: A platform that is down fails the activation, and the chat does not continue anonymously
    Given the platform is down
    When the customer opens the account page
    Then the activation fails with NETWORK_ERROR after 4 attempts
    And no anonymous activation follows
    And the site makes no attempt of its own

  Scenario Outline: A platform whose answers cannot be read fails the activation
    Given the platform <trouble>
    When the customer opens the account page
    Then the activation fails with SERVER_ERROR after 4 attempts
    And no anonymous activation follows

    Examples:
      | trouble                              |
      | always answers with a server error   |
      | always answers with half a document  |

  Scenario: Keys that were rotated on one side only fail the activation
    When the keys are rotated
    And the customer opens the account page
    Then the activation fails with SIGNATURE_INVALID

  Scenario: A failed activate resolves with the option, the token, the status and the reason, and its callback gets the same object
    Given the platform always refuses with TOKEN_EXPIRED
    When a page of the customer calls activate
    Then a result is this, and nothing else:
      | option | SECURED_AUTHENTICATION                             |
      | token  | one that the page has given                        |
      | status | authentication-failure                             |
      | reason | Failed to fetch authentication with a server error |
    And every callback was called once, with the same object

  Scenario: A second call of activate during the first is refused at once, and the first continues
    When a page of the customer calls activate twice at once
    Then a result is this, and nothing else:
      | option | SECURED_AUTHENTICATION      |
      | token  | one that the page has given |
      | status | authentication-failure      |
      | reason | A login is already ongoing  |
    And the activation fails with LOGIN_ALREADY_ONGOING after no attempt
    And the chat is secured after 1 attempt
    And every callback was called once, with the same object

  Scenario: A second call of activate after a success is refused until logout
    When a page of the customer calls activate
    Then the chat is secured for Camille
    When it calls activate again
    Then a result is this, and nothing else:
      | option | SECURED_AUTHENTICATION                    |
      | token  | one that the page has given               |
      | status | authentication-failure                    |
      | reason | Can't activate twice, please logout first |
    And the activation fails with ALREADY_ACTIVATED after no attempt
    And the browser still knows the customer
    When it logs out
    And it calls activate again
    Then the chat is secured for Camille

  Scenario: A provider that returns no valid option is refused, without a retry
    When a page calls activate without an option
    Then a result has the reason "A valid authentication option must be provided"
    And the activation fails with OPTION_INVALID

  Scenario: Without the tag there is no chat, but the page still works
    Given the tag is blocked
    When the customer opens the account page
    Then the page says "Not available: the chat could not be loaded"

  Scenario: A tag that is no longer blocked activates on the next page
    Given the tag is blocked
    And the tag is no longer blocked
    When the customer opens the account page
    Then the chat is secured for Camille
