Feature: The platform does not always work as it should
  What a platform does to the attempts of the tag, a scenario says beforehand: it refuses, answers late, answers with
  nothing that can be read, or not at all. When nothing is left of what was said, it judges the tokens again.

  Scenario Outline: The tag recovers from a temporary fault by itself, with a new token
    Given the platform <trouble>
    When the customer signs in
    Then the chat is secured after <attempts> attempts
    And no activation fails

    Examples:
      | trouble                              | attempts |
      | refuses with TOKEN_EXPIRED once      | 2        |
      | answers with a server error once     | 2        |
      | drops the connection twice           | 3        |
      | answers with half a document 3 times | 4        |
      | does not answer once                 | 2        |

  Scenario Outline: A lasting fault fails the activation, which is reported once
    Given the platform <trouble>
    When the customer signs in
    Then the activation fails with <code>
    And the activation fails once

    Examples:
      | trouble                                      | code          |
      | always drops the connection                  | NETWORK_ERROR |
      | never answers                                | NETWORK_ERROR |
      | takes 3 seconds to refuse with TOKEN_EXPIRED | TOKEN_EXPIRED |

  Scenario: The tag waits for a slow platform
    Given the platform takes 9 seconds to answer
    When the customer signs in
    And 1 second passes
    Then the page says "Waiting for the chat"
    When 10 seconds pass
    Then the page says "Secured"
    And the chat is secured after 1 attempt

  Scenario: A platform that accepts every token reveals nothing about the keys of the site
    Given the keys are rotated
    And the platform accepts every token
    When the customer signs in
    Then the chat is secured
    And the chat is not secured for Camille
    When the platform works again
    And the customer opens the account page
    Then the activation fails with SIGNATURE_INVALID

  Scenario: A platform that accepts any token once judges the next one
    Given the keys are rotated
    And the platform accepts any token once
    When the customer signs in
    Then the chat is secured
    When the customer opens the account page
    Then the activation fails with SIGNATURE_INVALID

  Scenario: Once the key is right again, the customer is known
    Given the keys are rotated
    And the customer is signed in
    And the activation fails with SIGNATURE_INVALID
    When the keys are rotated to "tests/features/brand.pub.pem"
    And the customer opens the account page
    Then the chat is secured for Camille
