package com.artisancommerce.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.artisancommerce.localstack.Database.Role;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalStackTest {
    private static final TopicDescription NONE = new TopicDescription("none", false, List.of());

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.fresh().start();
    }

    @AfterAll
    static void stop() {
        stack.close();
        assertThat(stack.directory()).doesNotExist();
    }

    @Test
    void rolesSignInWithTheirPasswordsOnly() throws SQLException {
        for (Role role : Role.values()) {
            assertThat(query(
                            role,
                            "select current_user || ' ' || rolbypassrls || ' ' || rolsuper"
                                    + " from pg_roles where rolname = current_user"))
                    .isEqualTo(role.user() + " false false");
        }
        assertThatThrownBy(() -> java.sql.DriverManager.getConnection(
                        "jdbc:" + stack.database().url(), "postgres", "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void databaseKeepsItsDataOverARestartAndAnswersNothingWhileFrozen() throws Exception {
        Database database = stack.database();
        try (var connection = database.connect(Role.OWNER);
                var statement = connection.createStatement()) {
            statement.execute("create table kept as select 42 as answer");
        }
        database.stop();
        assertThatThrownBy(() -> database.connect(Role.OWNER)).isInstanceOf(SQLException.class);
        database.start();
        assertThat(query(Role.OWNER, "select answer::text from kept")).isEqualTo("42");

        database.freeze();
        try {
            assertThat(Ports.isFree(database.port())).isFalse();
            assertThatThrownBy(() -> hurriedQuery(database)).isInstanceOf(SQLException.class);
        } finally {
            database.thaw();
        }
        assertThat(query(Role.OWNER, "select answer::text from kept")).isEqualTo("42");
    }

    @Test
    void brokerGivesNewTopicsTwelvePartitionsAndKeepsThemOverARestart() throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", stack.kafka().bootstrapServers());
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("greetings", "key", "hello")).get(20, TimeUnit.SECONDS);
        }
        assertThat(partitions(client)).isEqualTo(Broker.PARTITIONS);

        long begin = System.nanoTime();
        stack.kafka().stop();
        assertThat(Ports.isFree(stack.kafka().port())).isTrue();
        stack.kafka().start();
        assertThat(partitions(client)).isEqualTo(Broker.PARTITIONS);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    private static int partitions(Map<String, Object> client) throws Exception {
        try (Admin admin = Admin.create(client)) {
            return admin.describeTopics(List.of("greetings"))
                    .allTopicNames()
                    .get(20, TimeUnit.SECONDS)
                    .getOrDefault("greetings", NONE)
                    .partitions()
                    .size();
        }
    }

    @Test
    void cacheStopsAndStartsOnItsPort() throws IOException {
        stack.redis().stop();
        assertThat(Ports.isFree(stack.redis().port())).isTrue();
        stack.redis().start();
        assertThat(redis("SET a b")).isEqualTo("+OK");
        assertThat(redis("CONFIG GET dir")).startsWith("-ERR unknown command");
    }

    @Test
    void issuerGivesTokensThatItsKeysProve() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.issuer().url() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&username=maya&password=maya"
                        + "&client_id=artisan-cli&client_secret=artisan-cli-secret"))
                .build();
        String answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer = client.send(request, BodyHandlers.ofString()).body();
        }
        String token = answer.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");

        JwtClaims claims = verifier().processToClaims(token);
        assertThat(claims.getSubject()).isEqualTo("user-maya");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("artisan");
        assertThat(claims.getStringClaimValue("shop")).isEqualTo(DemoUser.Shops.DEMO.toString());
        assertThat(claims.getStringClaimValue("email")).isEqualTo("maya@example.test");
    }

    @Test
    void issuerRefusesWrongPasswordsAndClients() throws IOException {
        assertThat(tokenStatus("grant_type=password&username=maya&password=wrong"
                        + "&client_id=artisan-cli&client_secret=artisan-cli-secret"))
                .isEqualTo(400);
        assertThat(tokenStatus("grant_type=client_credentials&client_id=artisan-cli&client_secret=wrong"))
                .isEqualTo(401);
        assertThat(tokenStatus("grant_type=client_credentials&client_id=artisan-cli&client_secret=artisan-cli-secret"))
                .isEqualTo(200);
    }

    @Test
    void spoiledTokensAreRefused() throws InvalidJwtException {
        Tokens tokens = stack.issuer().tokens();
        assertThat(verifier().processToClaims(tokens.of(DemoUser.OLGA)).hasClaim("shop"))
                .isFalse();
        assertThatThrownBy(() -> verifier().processToClaims(tokens.expired(DemoUser.ADA)))
                .isInstanceOf(InvalidJwtException.class)
                .hasMessageContaining("no longer valid");
        assertThatThrownBy(() -> verifier().processToClaims(tokens.forAudience(DemoUser.ADA, "another")))
                .isInstanceOf(InvalidJwtException.class)
                .hasMessageContaining("Audience");
    }

    @Test
    void sharedStackIsTheSameForAll() {
        SharedStack shared = LocalStack.shared();
        assertThat(LocalStack.shared().environment()).isEqualTo(shared.environment());
        assertThat(shared.environment())
                .doesNotContainEntry("artisan.redis.url", stack.redis().url());
        assertThat(LocalStack.asVariables(shared.environment()))
                .containsEntry("ARTISAN_OIDC_URL", shared.environment().get("artisan.oidc.url"));
    }

    private static JwtConsumer verifier() {
        return new JwtConsumerBuilder()
                .setExpectedIssuer(stack.issuer().url())
                .setExpectedAudience("artisan-commerce")
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(
                        new HttpsJwks(stack.issuer().url() + "/jwks")))
                .build();
    }

    private static int tokenStatus(String form) throws IOException {
        var connection = (HttpURLConnection)
                URI.create(stack.issuer().url() + "/token").toURL().openConnection();
        connection.setDoOutput(true);
        connection.getOutputStream().write(form.getBytes(StandardCharsets.UTF_8));
        return connection.getResponseCode();
    }

    private static String query(Role role, String sql) throws SQLException {
        try (var connection = stack.database().connect(role);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void hurriedQuery(Database database) throws SQLException {
        var properties = new java.util.Properties();
        properties.putAll(Map.of(
                "user",
                "artisan_owner",
                "password",
                database.password(Role.OWNER),
                "loginTimeout",
                "1",
                "connectTimeout",
                "1",
                "socketTimeout",
                "1"));
        java.sql.DriverManager.getConnection("jdbc:" + database.url(), properties)
                .close();
    }

    private static String redis(String command) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), stack.redis().port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(1), StandardCharsets.US_ASCII)
                    + new java.io.BufferedReader(
                                    new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine();
        }
    }
}
