<?php

/*
 * The token endpoint of a shop, with the extension openssl and phpseclib 3: php -S 127.0.0.1:8080 token-endpoint.php
 *
 * POST /iadvize-token answers { "token": "…" } to a customer who is signed in, and 401 to anybody else.
 */

declare(strict_types=1);

use phpseclib3\Crypt\PublicKeyLoader;
use phpseclib3\Crypt\RSA;

// Composer's, or that of the Debian package php-phpseclib3.
require is_file(__DIR__ . '/vendor/autoload.php') ? __DIR__ . '/vendor/autoload.php' : 'phpseclib3/autoload.php';

/** A JWS, signed with your key, inside a JWE, encrypted for the platform. */
function issueToken(array $customer, OpenSSLAsymmetricKey $signing, RSA\PublicKey $encryption): string
{
    $now = time();
    $claims = [
        'https://iadvize.com/userId' => $customer['userId'],
        'https://iadvize.com/visitorData' => [
            'firstName' => $customer['firstName'],
            'lastName' => $customer['lastName'],
            'email' => $customer['email'],
        ],
        'iat' => $now,
        'exp' => $now + 60,
    ];
    $signed = base64url('{"alg":"RS256"}') . '.' . base64url(json_encode($claims, JSON_THROW_ON_ERROR));
    openssl_sign($signed, $signature, $signing, OPENSSL_ALGO_SHA256);
    $jws = $signed . '.' . base64url($signature);

    $header = base64url('{"alg":"RSA-OAEP-256","enc":"A256GCM","cty":"JWT"}');
    $contentKey = random_bytes(32);
    $iv = random_bytes(12);
    $ciphertext = openssl_encrypt($jws, 'aes-256-gcm', $contentKey, OPENSSL_RAW_DATA, $iv, $tag, $header);

    // openssl_public_encrypt has SHA-1 only, before PHP 8.5.
    $oaep = $encryption->withPadding(RSA::ENCRYPTION_OAEP)->withHash('sha256')->withMGFHash('sha256');
    $encryptedKey = $oaep->encrypt($contentKey);
    return implode('.', [$header, ...array_map(base64url(...), [$encryptedKey, $iv, $ciphertext, $tag])]);
}

function base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

/** Put your own session here: session_start(), then $_SESSION. A line of the file: session, end, and the customer. */
function customerOf(?string $session): ?array
{
    $file = getenv('SESSIONS') ?: 'sessions.tsv';
    $lines = @file($file, FILE_IGNORE_NEW_LINES);
    foreach ($lines ?: throw new RuntimeException("$file cannot be read.") as $line) {
        [$id, $end, $userId, $firstName, $lastName, $email] = explode("\t", $line);
        if ($id === $session && (int) $end > time()) {
            return compact('userId', 'firstName', 'lastName', 'email');
        }
    }
    return null;
}

function privateKey(string $file): OpenSSLAsymmetricKey
{
    $key = openssl_pkey_get_private((string) @file_get_contents($file));
    if ($key === false || openssl_pkey_get_details($key)['type'] !== OPENSSL_KEYTYPE_RSA) {
        throw new RuntimeException("$file is not an RSA private key without a passphrase (-----BEGIN PRIVATE KEY-----).");
    }
    return $key;
}

/** Also from bare base64: iAdvize publishes its key without the armour of PEM. */
function publicKey(string $file): RSA\PublicKey
{
    try {
        $key = PublicKeyLoader::load((string) @file_get_contents($file));
    } catch (Throwable) {
        $key = null;
    }
    return $key instanceof RSA\PublicKey
        ? $key
        : throw new RuntimeException("$file is not an RSA public key (-----BEGIN PUBLIC KEY-----).");
}

function answer(int $status, array $body): void
{
    http_response_code($status);
    header('Content-Type: application/json');
    header('Cache-Control: no-store');
    echo json_encode($body);
}

try {
    if ($_SERVER['REQUEST_METHOD'] !== 'POST' || $_SERVER['REQUEST_URI'] !== '/iadvize-token') {
        answer(404, ['error' => 'There is only POST /iadvize-token.']);
    } elseif (($customer = customerOf($_COOKIE['session'] ?? null)) === null) {
        answer(401, ['error' => 'Sign in first.']);
    } else {
        $signing = privateKey(getenv('PRIVATE_KEY') ?: 'keys/rsaPrivateKey.pem');
        $encryption = publicKey(getenv('PLATFORM_KEY') ?: 'keys/platform.pem');
        // A fresh token at each call: it lives for a minute.
        answer(200, ['token' => issueToken($customer, $signing, $encryption)]);
    }
} catch (Throwable $problem) {
    error_log($problem->getMessage());
    answer(500, ['error' => 'The token could not be minted.']);
}
