# The token endpoint of a shop, with Crypt::JWT and HTTP::Daemon: perl token-endpoint.pl
#
# POST /iadvize-token answers { "token": "…" } to a customer who is signed in, and 401 to anybody else.

use v5.26;
use warnings;
use Crypt::JWT qw(encode_jwt);
use Crypt::PK::RSA;
use HTTP::Daemon;
use HTTP::Response;
use JSON::PP qw(encode_json);

# A JWS, signed with your key, inside a JWE, encrypted for the platform.
sub issue_token {
    my ($customer, $signing, $encryption) = @_;
    my $now = time;
    my $claims = {
        'https://iadvize.com/userId'      => $customer->{userId},
        'https://iadvize.com/visitorData' => { map { $_ => $customer->{$_} } qw(firstName lastName email) },
        iat                               => $now,
        exp                               => $now + 60,
    };
    my $jws = encode_jwt(payload => encode_json($claims), alg => 'RS256', key => $signing);
    return encode_jwt(
        payload       => $jws,
        alg           => 'RSA-OAEP-256',
        enc           => 'A256GCM',
        extra_headers => { cty => 'JWT' },
        key           => $encryption,
    );
}

# Put your own session store here. A line of the file: session, end in seconds since 1970, and the customer.
sub customer_of {
    my ($cookies) = @_;
    my ($session) = $cookies =~ /(?:^|;\s*)session=([^;]+)/ or return;
    # Read as characters: bytes would be encoded to UTF-8 a second time in the claims.
    my $file = $ENV{SESSIONS} // 'sessions.tsv';
    open my $sessions, '<:encoding(UTF-8)', $file or die "$file cannot be read: $!\n";
    while (my $line = <$sessions>) {
        chomp $line;
        my ($id, $end, %customer);
        ($id, $end, @customer{qw(userId firstName lastName email)}) = split /\t/, $line, -1;
        return \%customer if $id eq $session && $end > time;
    }
    return;
}

sub key_from {
    my ($file, $is_private) = @_;
    my $label = $is_private ? 'PRIVATE KEY' : 'PUBLIC KEY';
    my $text = do { local (@ARGV, $/) = -r $file ? $file : '/dev/null'; <> } // '';
    # iAdvize publishes its key as bare base64, without the armour of PEM.
    $text = "-----BEGIN $label-----\n$text\n-----END $label-----\n" if $text !~ /-----/;
    my $key = eval { Crypt::PK::RSA->new(\$text) };
    return $key if $key && !$key->is_private == !$is_private;
    die "$file is not an RSA \L$label\E without a passphrase (-----BEGIN $label-----).\n";
}

sub answer {
    my ($connection, $status, $body) = @_;
    my @headers = ('Content-Type' => 'application/json', 'Cache-Control' => 'no-store', Connection => 'close');
    $connection->send_response(HTTP::Response->new($status, undef, \@headers, encode_json($body)));
}

my $signing    = key_from($ENV{PRIVATE_KEY} // 'keys/rsaPrivateKey.pem', 1);
my $encryption = key_from($ENV{PLATFORM_KEY} // 'keys/platform.pem', 0);
my $server     = HTTP::Daemon->new(LocalAddr => '127.0.0.1', LocalPort => $ENV{PORT} // 8080, ReuseAddr => 1, Listen => 128)
    or die "The port cannot be had: $@\n";
$| = 1;
say 'Listening on http://127.0.0.1:', $server->sockport;

while (my $connection = $server->accept) {
    if (my $request = $connection->get_request) {
        if ($request->method ne 'POST' || $request->uri->path ne '/iadvize-token') {
            answer($connection, 404, { error => 'There is only POST /iadvize-token.' });
        }
        else {
            # A fresh token at each call: it lives for a minute.
            my $token = eval {
                my $customer = customer_of($request->header('Cookie') // '');
                $customer ? issue_token($customer, $signing, $encryption) : '';
            };
            warn $@ if !defined $token;
            if    ($token)         { answer($connection, 200, { token => $token }) }
            elsif (defined $token) { answer($connection, 401, { error => 'Sign in first.' }) }
            else                   { answer($connection, 500, { error => 'The token could not be minted.' }) }
        }
    }
    $connection->close;
}
