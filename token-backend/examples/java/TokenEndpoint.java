/*
 * The token endpoint of a shop, with the JDK alone (17 or newer): java TokenEndpoint.java
 *
 * POST /iadvize-token answers { "token": "…" } to a customer who is signed in, and 401 to anybody else.
 */

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

public class TokenEndpoint {
    record Customer(String userId, String firstName, String lastName, String email) {}

    /** Without these parameters, Java takes SHA-1 for the mask, whatever the name of the cipher says. */
    static final OAEPParameterSpec SHA_256_THROUGHOUT =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    static final SecureRandom RANDOM = new SecureRandom();

    /** A JWS, signed with your key, inside a JWE, encrypted for the platform. */
    static String issueToken(Customer customer, PrivateKey signing, PublicKey encryption)
            throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String claims = "{\"https://iadvize.com/userId\":" + quote(customer.userId())
                + ",\"https://iadvize.com/visitorData\":{\"firstName\":" + quote(customer.firstName())
                + ",\"lastName\":" + quote(customer.lastName()) + ",\"email\":" + quote(customer.email())
                + "},\"iat\":" + now + ",\"exp\":" + (now + 60) + "}";

        String signed = base64url("{\"alg\":\"RS256\"}".getBytes(UTF_8)) + "." + base64url(claims.getBytes(UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(signing);
        signature.update(signed.getBytes(US_ASCII));
        String jws = signed + "." + base64url(signature.sign());

        String header = base64url("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}".getBytes(UTF_8));
        byte[] contentKey = new byte[32];
        byte[] iv = new byte[12];
        RANDOM.nextBytes(contentKey);
        RANDOM.nextBytes(iv);
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(128, iv));
        aes.updateAAD(header.getBytes(US_ASCII));
        byte[] sealed = aes.doFinal(jws.getBytes(US_ASCII));
        // Java returns ciphertext and tag in one piece; a JWE has them in two.
        byte[] ciphertext = Arrays.copyOf(sealed, sealed.length - 16);
        byte[] tag = Arrays.copyOfRange(sealed, sealed.length - 16, sealed.length);

        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        rsa.init(Cipher.ENCRYPT_MODE, encryption, SHA_256_THROUGHOUT);
        byte[] encryptedKey = rsa.doFinal(contentKey);
        return String.join(".",
                header, base64url(encryptedKey), base64url(iv), base64url(ciphertext), base64url(tag));
    }

    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A JSON string. What is not plain ASCII becomes an escape, so that no charset on the way can spoil a name. */
    static String quote(String text) {
        return text.chars()
                .mapToObj(c -> c < ' ' || c > '~' || c == '"' || c == '\\'
                        ? String.format("\\u%04x", c) : String.valueOf((char) c))
                .collect(Collectors.joining("", "\"", "\""));
    }

    /** Put your own session store here. A line of the file: session, end in seconds since 1970, and the customer. */
    static Optional<Customer> customerOf(String cookies) throws IOException {
        for (String line : Files.readAllLines(Path.of(setting("SESSIONS", "sessions.tsv")), UTF_8)) {
            String[] part = line.split("\t", -1);
            boolean isTheirs = Arrays.asList(cookies.split("; ?")).contains("session=" + part[0]);
            if (isTheirs && Long.parseLong(part[1]) > Instant.now().getEpochSecond()) {
                return Optional.of(new Customer(part[2], part[3], part[4], part[5]));
            }
        }
        return Optional.empty();
    }

    static PrivateKey privateKey(String file) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der(file, "PRIVATE KEY")));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException problem) {
            throw new IllegalStateException(file + " is not an RSA private key in PKCS#8 (-----BEGIN PRIVATE KEY-----). "
                    + "To convert one: openssl pkcs8 -topk8 -nocrypt -in " + file);
        }
    }

    static PublicKey publicKey(String file) {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der(file, "PUBLIC KEY")));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException problem) {
            throw new IllegalStateException(file + " is not an RSA public key (-----BEGIN PUBLIC KEY-----).");
        }
    }

    /** Without the armour of PEM. iAdvize publishes its key without any. */
    static byte[] der(String file, String label) throws IOException {
        String text = Files.readString(Path.of(file), US_ASCII);
        return Base64.getMimeDecoder().decode(
                text.replace("-----BEGIN " + label + "-----", "").replace("-----END " + label + "-----", ""));
    }

    static String setting(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length());
        exchange.getResponseBody().write(body.getBytes(UTF_8));
        exchange.close();
    }

    public static void main(String[] args) {
        PrivateKey signing;
        PublicKey encryption;
        HttpServer server;
        try {
            signing = privateKey(setting("PRIVATE_KEY", "keys/rsaPrivateKey.pem"));
            encryption = publicKey(setting("PLATFORM_KEY", "keys/platform.pem"));
            int port = Integer.parseInt(setting("PORT", "8080"));
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IllegalStateException | IOException problem) {
            System.err.println(problem.getMessage());
            System.exit(1);
            return;
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            try {
                String cookies = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie")).orElse("");
                Optional<Customer> customer = customerOf(cookies);
                if (!"POST /iadvize-token".equals(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath())) {
                    answer(exchange, 404, "{\"error\":\"There is only POST /iadvize-token.\"}");
                } else if (customer.isEmpty()) {
                    answer(exchange, 401, "{\"error\":\"Sign in first.\"}");
                } else {
                    // A fresh token at each call: it lives for a minute.
                    answer(exchange, 200, "{\"token\":\"" + issueToken(customer.get(), signing, encryption) + "\"}");
                }
            } catch (GeneralSecurityException | IOException problem) {
                System.err.println(problem);
                answer(exchange, 500, "{\"error\":\"The token could not be minted.\"}");
            }
        });
        server.start();
        System.out.println("Listening on http://127.0.0.1:" + server.getAddress().getPort());
    }
}
