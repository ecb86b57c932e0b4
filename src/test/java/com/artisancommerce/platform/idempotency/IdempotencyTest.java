package com.artisancommerce.platform.idempotency;

import static com.artisancommerce.platform.Reactive.result;
import static com.artisancommerce.platform.Tenants.CLAY;
import static com.artisancommerce.platform.Tenants.WOOL;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.OneConnection;
import com.artisancommerce.platform.ProofTable;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.tenancy.ShopRef;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same key is the same effect, whoever is quicker. The effect here is a row of the table proof. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OneConnection.class)
class IdempotencyTest {

    private final String key = Ids.next().toString();

    @Inject
    SystemSql sql;

    @Inject
    Idempotency idempotency;

    @Inject
    Claims claims;

    @BeforeEach
    void table() {
        ProofTable.create();
    }

    @Test
    void aRepetitionFindsTheFirstEffect() {
        Effect first = once(claim("one scarf"));
        Effect second = once(claim("one scarf"));
        assertThat(first.replayed()).isFalse();
        assertThat(second).isEqualTo(new Effect(first.resourceId(), true));
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        once(claim("one scarf"));
        assertThatThrownBy(() -> once(claim("two scarves"))).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.KEY_REUSED);
            assertThat(problem.type().status()).isEqualTo(422);
        });
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void theSecondOfTwoAtOnceIsToldSoAndFindsTheEffectLater() throws Exception {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> mayEnd = new CompletableFuture<>();
        CompletableFuture<Effect> slow =
                CompletableFuture.supplyAsync(() -> result(() -> sql.inTransaction(tx -> idempotency.once(
                        tx,
                        claim("one scarf"),
                        () -> insert(tx)
                                .invoke(() -> begun.complete(null))
                                .call(() -> Uni.createFrom().completionStage(mayEnd))))));
        begun.get(10, SECONDS);
        assertThatThrownBy(() -> once(claim("one scarf")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.KEY_IN_FLIGHT));
        mayEnd.complete(null);
        UUID made = slow.get(10, SECONDS).resourceId();
        assertThat(once(claim("one scarf"))).isEqualTo(new Effect(made, true));
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceOneHasTheEffect() {
        List<CompletableFuture<String>> all = IntStream.range(0, 24)
                .mapToObj(i -> CompletableFuture.supplyAsync(this::attempt))
                .toList();
        List<String> outcomes = all.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes).filteredOn("made"::equals).hasSize(1);
        assertThat(outcomes).allMatch(Set.of("made", "replayed", "KEY_IN_FLIGHT")::contains);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void anEffectThatFailsLeavesTheKeyFree() {
        assertThatThrownBy(() -> result(() -> sql.inTransaction(tx -> idempotency.once(
                        tx,
                        claim("one scarf"),
                        () -> insert(tx).onItem().failWith(() -> new IllegalStateException("no wool left"))))))
                .hasMessage("no wool left");
        assertThat(effects()).isZero();
        assertThat(once(claim("one scarf")).replayed()).isFalse();
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void theKeyOfOneSaysNothingToAnother() {
        once(claim("one scarf"));
        once(claims.of(caller("ben"), "", "createCheckout", key, "one scarf"));
        once(claims.of(guest(), "ada@example.test", "createCheckout", key, "one scarf"));
        once(claims.of(guest(), "ben@example.test", "createCheckout", key, "one scarf"));
        once(claims.of(caller("ada"), "", "confirmCheckout", key, "one scarf"));
        once(new Claim(CLAY, "user:ada", "createCheckout", key, "one scarf"));
        assertThat(effects()).isEqualTo(6);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        once(claim("one scarf"));
        result(() -> sql.inTransaction(tx -> tx.update(
                "update idempotency_keys set created_at = created_at - interval '24 hours 1 second' where key = $1",
                Tuple.of(key))));
        assertThat(once(claim("two scarves")).replayed()).isFalse();
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void aKeyIsRequired() {
        assertThatThrownBy(() -> claims.of(caller("ada"), "", "createCheckout", " ", Map.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type().status()).isEqualTo(428));
    }

    private String attempt() {
        try {
            return once(claim("one scarf")).replayed() ? "replayed" : "made";
        } catch (ProblemException problem) {
            return problem.type().name();
        }
    }

    private Effect once(Claim claim) {
        return result(() -> sql.inTransaction(tx -> idempotency.once(tx, claim, () -> insert(tx))));
    }

    private static Uni<UUID> insert(Tx tx) {
        UUID id = Ids.next();
        return ProofTable.insert(tx, WOOL, id, "scarf").replaceWith(id);
    }

    private Claim claim(String request) {
        return claims.of(caller("ada"), "", "createCheckout", key, request);
    }

    private static Caller caller(String subject) {
        return new Caller(
                new ShopRef(WOOL, "wool", "USD", Set.of(), 2, 4), subject, Set.of(Role.CUSTOMER), null, null, null);
    }

    private static Caller guest() {
        return new Caller(new ShopRef(WOOL, "wool", "USD", Set.of(), 2, 4), null, Set.of(), null, null, null);
    }

    private long effects() {
        return result(() -> sql.inTransaction(ProofTable::count));
    }
}
