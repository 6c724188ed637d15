Feature: A failure to get a token
  Before it calls activate the site needs a token of its own backend. When it gets none, the choice is the site's: not to
  call activate at all, which is recommended where every customer shall be known, or to go on anonymously.

  Scenario: A site without a token does not call activate, and its customer does not chat anonymously
    Given the token backend cannot mint
    When the customer signs in
    Then the page says "Not available: no token, the shop answered 500"
    And the site does not call activate
    And no token is asked for
    And no anonymous activation follows

  Scenario: Without a token the chat is not secured in any browser of the customer
    Given the token backend cannot mint
    When the customer signs in on another browser
    Then the page says "Not available: no token, the shop answered 500"
    And the site does not call activate

  Scenario: The next page asks for a token again, and gets one from a backend that has recovered
    Given the token backend cannot mint
    And the customer is signed in
    And the token backend works again
    When the customer opens the account page
    Then the chat is secured for Camille

  Scenario: A backend that fails once gives a token to the next page
    Given the token backend cannot mint once
    When the customer signs in
    Then the page says "Not available: no token, the shop answered 500"
    When the customer opens the account page
    Then the chat is secured for Camille

  Scenario: A site may choose to continue anonymously without a token
    When a page without a token activates anonymously
    Then an anonymous activation follows
    And an anonymous activation follows once
    And the chat is not secured
    And a result has the status "authentication-success"
