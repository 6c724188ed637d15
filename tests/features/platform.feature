Feature: The platform is not always as it should be
  What a platform does to the attempts of the tag, a scenario says beforehand: it refuses, answers late, answers with
  nothing that can be read, or not at all. When nothing is left of what was said, it judges the tokens again.

  Scenario Outline: What goes by is got over by the tag alone, with a fresh token
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

  Scenario Outline: What stays fails the activation, and it is told once
    Given the platform <trouble>
    When the customer signs in
    Then the activation fails with <code>
    And the activation fails once

    Examples:
      | trouble                                      | code          |
      | always drops the connection                  | NETWORK_ERROR |
      | never answers                                | NETWORK_ERROR |
      | takes 3 seconds to refuse with TOKEN_EXPIRED | TOKEN_EXPIRED |

  Scenario: A platform that takes its time is waited for
    Given the platform takes 9 seconds to answer
    When the customer signs in
    And 1 second passes
    Then the page says "Waiting for the chat"
    When 10 seconds pass
    Then the page says "Secured"
    And the chat is secured after 1 attempt

  Scenario: Of a platform that accepts every token a site learns nothing about its keys
    Given the keys are rotated
    And the platform accepts every token
    When the customer signs in
    Then the chat is secured
    And the chat is not secured for Camille
    When the platform works again
    And the customer opens the account page
    Then the activation fails with SIGNATURE_INVALID

  Scenario: With the right key the customer is known again
    Given the keys are rotated
    And the customer is signed in
    And the activation fails with SIGNATURE_INVALID
    When the keys are rotated to "tests/features/brand.pub.pem"
    And the customer opens the account page
    Then the chat is secured for Camille
