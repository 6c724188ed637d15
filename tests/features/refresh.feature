Feature: A session that ends is renewed
  The vendor wants the identity verified again after a while, an hour where the project says nothing else. The tag calls
  the site's function again before that, and the site gives it a fresh token. The customer does not notice.

  Background:
    Given the customer is signed in
    And the chat is secured for Camille

  Scenario: The session is renewed with a new token, and the customer does not become anonymous
    When the session ends
    Then the session is refreshed
    And the session is refreshed once
    And the token is asked for twice
    And no anonymous activation follows

  Scenario: The session is not renewed before it is due
    When a quarter of an hour passes
    Then the session is not refreshed
    And the token is asked for once

  Scenario: A customer whose machine slept past the end of the session is verified again when it wakes up
    When the machine sleeps for 8 hours
    And 1 second passes
    Then the session is refreshed once
    And no anonymous activation follows

  Scenario: A failed renewal ends the identity, and the chat does not continue anonymously
    Given the platform always refuses with TOKEN_EXPIRED
    When the session ends
    Then the journal has
      | refresh-settled | status=identity-ended | code=TOKEN_EXPIRED | attempts=4 |
    And the session is not refreshed
    And no anonymous activation follows
    And nothing of the customer is left
