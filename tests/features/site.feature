Feature: What people do on a site
  A scenario uses a site as its customers do, by what they read on it: links, buttons, fields, tabs.

  Scenario: A customer finds their way by links, and the chat goes with them
    Given the customer is signed in
    When the customer clicks the "Halflight" link number 1
    Then the page says "The lamps"
    When the customer clicks "Your account"
    Then the page says "Your details"
    And the chat is secured for Camille
    When the customer clicks the "Sign out" button
    Then the site logs out
    And the site logs out once
    When a visitor clicks the "Sign in" link
    Then the page says "Password"

  Scenario: A customer who opens another tab is secured there too
    Given the customer is signed in
    And the chat is secured for Camille
    When the customer opens "/" in another tab
    Then the chat is secured for Camille
    And the chat is secured twice
    And the chat is not secured for Jonas

  Scenario: A form is filled in by its labels
    Given the shop has a form for orders
    When a visitor fills in "Length of the cord" with "3 m"
    And a visitor chooses "Brass" in "Finish"
    And a visitor ticks "Wrap it up"
    And a visitor unticks "Send me letters"
    And a visitor presses Enter in "Length of the cord"
    Then the page says "Ordered: cord 3 m, finish brass, wrapped, no letters"

  Scenario: A button that shares its name with another is chosen by its number
    Given the shop has a form for orders
    When a visitor clicks the "Remove" button number 2
    Then the page says "Removed: second lamp"

  Scenario: A visitor who only looks around is not activated
    When a visitor opens the home page
    Then the journal does not have
      | activation-requested |
    And the journal has exactly
      | tag-loaded | sid="1234" |
