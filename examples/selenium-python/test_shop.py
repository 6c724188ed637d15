import json
import os
import subprocess
import time
import unittest
import urllib.request

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.wait import WebDriverWait

# "rehearsal exec" starts the stand-in and sets these variables.
STAND_IN = os.environ["REHEARSAL_URL"]
STAGE = f"{STAND_IN}/control/stages/main"


class Shop(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        platform_key = f"{STAND_IN}/keys/platform.pem"
        cls.process = subprocess.Popen(["node", "../serve-shop.js", platform_key], stdout=subprocess.PIPE)
        cls.addClassCleanup(cls.process.communicate)
        cls.addClassCleanup(cls.process.terminate)
        cls.shop = json.loads(cls.process.stdout.readline())

    def setUp(self):
        project = {"sid": 7316, "publicKeys": [self.shop["publicKey"]]}
        # The tag retries sooner than in production.
        control("PUT", STAGE, {"projects": [project], "fidelity": {"retryDelaysMs": [100, 100, 100]}})
        self.browser = start_browser()
        self.addCleanup(self.browser.quit)

    def test_a_customer_who_is_signed_in_has_a_secured_chat(self):
        self.browser.get(self.shop["url"])
        activation = settled_activation()
        self.assertEqual("authentication-success", activation["status"])
        self.assertEqual("SECURED_AUTHENTICATION", activation["optionType"])

    def test_a_refused_token_fails_after_four_attempts_and_the_chat_never_becomes_anonymous(self):
        control("POST", f"{STAGE}/answers", [{"answer": "refuse", "code": "SIGNATURE_INVALID", "times": "always"}])
        self.browser.get(self.shop["url"])
        activation = settled_activation()
        self.assertEqual(("SIGNATURE_INVALID", 4), (activation["code"], activation["attempts"]))
        told = expected_conditions.text_to_be_present_in_element((By.ID, "chat"), "The chat is not available.")
        WebDriverWait(self.browser, 30).until(told)
        options = {entry["optionType"] for entry in journal() if entry["type"] == "attempt-sent"}
        self.assertEqual({"SECURED_AUTHENTICATION"}, options)


def start_browser():
    options = webdriver.ChromeOptions()
    options.add_argument("--headless")
    options.add_argument(f"--proxy-server={os.environ['REHEARSAL_PROXY_URL']}")
    options.add_argument(f"--ignore-certificate-errors-spki-list={os.environ['REHEARSAL_CA_SPKI_HASH']}")
    if hasattr(os, "getuid") and os.getuid() == 0:
        # Chromium refuses to run in its sandbox as root, as in many containers.
        options.add_argument("--no-sandbox")
    options.binary_location = os.environ.get("CHROME_PATH", "")
    return webdriver.Chrome(service=Service("chromedriver"), options=options)


def settled_activation():
    """The first activation that has succeeded or failed."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        for entry in journal():
            if entry["type"] == "activation-settled":
                return entry
        time.sleep(0.1)
    raise AssertionError(f"No activation has ended: {journal()}")


def journal():
    return control("GET", f"{STAGE}/journal")["entries"]


def control(method, url, body=None):
    headers = {"Authorization": f"Bearer {os.environ['REHEARSAL_CONTROL_TOKEN']}"}
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data, headers, method=method)) as answer:
        text = answer.read()
    return json.loads(text) if text else None
