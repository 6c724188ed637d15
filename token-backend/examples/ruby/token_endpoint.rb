# The token endpoint of a shop, with openssl and webrick: ruby token_endpoint.rb
#
# POST /iadvize-token answers { "token": "…" } to a customer who is signed in, and 401 to anybody else.

require "base64"
require "json"
require "openssl"
require "webrick"

# A JWS, signed with your key, inside a JWE, encrypted for the platform.
def issue_token(customer, signing, encryption)
  now = Time.now.to_i
  claims = {
    "https://iadvize.com/userId" => customer[:user_id],
    "https://iadvize.com/visitorData" => {
      firstName: customer[:first_name], lastName: customer[:last_name], email: customer[:email]
    },
    iat: now,
    exp: now + 60
  }
  signed = "#{base64url(JSON.generate(alg: "RS256"))}.#{base64url(JSON.generate(claims))}"
  jws = "#{signed}.#{base64url(signing.sign("SHA256", signed))}"

  header = base64url(JSON.generate(alg: "RSA-OAEP-256", enc: "A256GCM", cty: "JWT"))
  aes = OpenSSL::Cipher.new("aes-256-gcm").encrypt
  content_key = aes.random_key
  iv = aes.random_iv
  aes.auth_data = header
  ciphertext = aes.update(jws) + aes.final

  # public_encrypt knows OAEP with SHA-1 only. The mask takes the same hash.
  encrypted_key = encryption.encrypt(content_key, rsa_padding_mode: "oaep", rsa_oaep_md: "sha256")
  [header, base64url(encrypted_key), base64url(iv), base64url(ciphertext), base64url(aes.auth_tag)].join(".")
end

def base64url(bytes) = Base64.urlsafe_encode64(bytes, padding: false)

# Put your own session store here. A line of the file: session, end in seconds since 1970, and the customer.
def customer_of(session)
  File.foreach(ENV.fetch("SESSIONS", "sessions.tsv"), chomp: true, encoding: "UTF-8") do |line|
    id, ends, *customer = line.split("\t", -1)
    next unless session == id && ends.to_i > Time.now.to_i

    return %i[user_id first_name last_name email].zip(customer).to_h
  end
  nil
end

def key_from(file, is_private)
  label = is_private ? "PRIVATE KEY" : "PUBLIC KEY"
  text = File.read(file).strip
  # iAdvize publishes its key as bare base64, without the armour of PEM.
  text = "-----BEGIN #{label}-----\n#{text}\n-----END #{label}-----\n" unless text.start_with?("-----")
  # Without a passphrase at hand, a key that needs one is refused; nobody is asked for it.
  key = OpenSSL::PKey.read(text, "")
  raise ArgumentError unless key.is_a?(OpenSSL::PKey::RSA) && key.private? == is_private

  key
rescue SystemCallError, ArgumentError, OpenSSL::PKey::PKeyError
  abort "#{file} is not an RSA #{label.downcase} without a passphrase (-----BEGIN #{label}-----)."
end

signing = key_from(ENV.fetch("PRIVATE_KEY", "keys/rsaPrivateKey.pem"), true)
encryption = key_from(ENV.fetch("PLATFORM_KEY", "keys/platform.pem"), false)

begin
  server = WEBrick::HTTPServer.new(
    BindAddress: "127.0.0.1", Port: ENV.fetch("PORT", "8080").to_i,
    Logger: WEBrick::Log.new($stderr, WEBrick::Log::WARN), AccessLog: []
  )
rescue SystemCallError => e
  abort "The port cannot be had: #{e.message}"
end
server.mount_proc("/") do |request, response|
  session = request.cookies.find { |cookie| cookie.name == "session" }&.value
  response.status, body =
    if [request.request_method, request.path] != ["POST", "/iadvize-token"]
      [404, { error: "There is only POST /iadvize-token." }]
    elsif (customer = customer_of(session)).nil?
      [401, { error: "Sign in first." }]
    else
      # A fresh token at each call: it lives for a minute.
      [200, { token: issue_token(customer, signing, encryption) }]
    end
rescue SystemCallError, OpenSSL::OpenSSLError => e
  warn e.message
  response.status, body = 500, { error: "The token could not be minted." }
ensure
  response["Content-Type"] = "application/json"
  response["Cache-Control"] = "no-store"
  response.body = JSON.generate(body)
end
%w[INT TERM].each { |signal| trap(signal) { server.shutdown } }
puts "Listening on http://127.0.0.1:#{server.listeners.first.addr[1]}"
$stdout.flush
server.start
