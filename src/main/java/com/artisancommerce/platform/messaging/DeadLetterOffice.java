package com.artisancommerce.platform.messaging;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.messaging.DeadLetter.Decision;
import com.artisancommerce.platform.messaging.DeadLetter.State;
import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.outbox.OutboxMessage;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where operators decide what becomes of letters, of all shops. Each is decided once; whoever did it stands in the log. */
@Singleton
public class DeadLetterOffice {

    /** The CloudEvents attribute by which a record that fails again is known: the letter that it first was. */
    static final String REDRIVE_OF = "ce_redriveof";

    private static final Logger LOG = Logger.getLogger(DeadLetterOffice.class);

    private final SystemSql sql;
    private final DeadLetterRows rows;
    private final Outbox outbox;
    private final Clock clock;

    DeadLetterOffice(SystemSql sql, DeadLetterRows rows, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Newest first, of one state or topic or of all. */
    public Uni<Cursors.Page<DeadLetter>> page(
            @Nullable State state, @Nullable String topic, Optional<UUID> before, int limit) {
        return sql.inTransaction(tx -> rows.page(tx, state, topic, before, limit + 1))
                .map(found -> Cursors.page(found, limit, DeadLetter::id));
    }

    /** Fails with 404 when there is none, or none any more. */
    public Uni<DeadLetter> get(UUID id) {
        return sql.inTransaction(tx -> existing(tx, id));
    }

    /** Sends the record to its topic again, as it was; once, however often it is asked for. */
    public Uni<DeadLetter> redrive(UUID id, String operator) {
        return decide(id, State.REDRIVEN, new Decision(clock.now(), operator, null));
    }

    /** Decides that the record is not to be applied. The first reason stands. */
    public Uni<DeadLetter> discard(UUID id, String operator, String reason) {
        return decide(id, State.DISCARDED, new Decision(clock.now(), operator, reason));
    }

    private Uni<DeadLetter> decide(UUID id, State wanted, Decision decision) {
        return sql.inTransaction(tx -> rows.decide(tx, id, wanted, decision)
                .chain(decided -> decided.isPresent()
                        ? carryOut(tx, decided.get(), decision)
                        : existing(tx, id).map(letter -> requireState(letter, wanted))));
    }

    private Uni<DeadLetter> carryOut(Tx tx, DeadLetter letter, Decision decision) {
        tx.afterCommit(() -> LOG.infof(
                "Dead letter %s (event %s of %s) is %s by operator %s",
                letter.id(), letter.event(), letter.place().topic(), letter.state(), decision.by()));
        Uni<Void> effect = letter.state() == State.REDRIVEN
                ? outbox.append(tx, List.of(again(letter)))
                : Uni.createFrom().voidItem();
        return effect.replaceWith(letter);
    }

    private static OutboxMessage again(DeadLetter letter) {
        Map<String, String> attributes = new HashMap<>(letter.attributes());
        attributes.put(REDRIVE_OF, letter.origin().toString());
        String key = letter.key() == null ? letter.event().toString() : letter.key();
        return new OutboxMessage(
                letter.event(),
                letter.tenant(),
                letter.place().topic(),
                key,
                letter.type(),
                letter.payload(),
                attributes);
    }

    private Uni<DeadLetter> existing(Tx tx, UUID id) {
        return rows.find(tx, id)
                .map(found -> found.orElseThrow(
                        () -> ProblemType.NOT_FOUND.because("There is no dead letter %s, or none any more.", id)));
    }

    private static DeadLetter requireState(DeadLetter letter, State wanted) {
        if (letter.state() != wanted) {
            throw ProblemType.ILLEGAL_TRANSITION.because(
                    "The letter is %s already.", letter.state().name().toLowerCase(java.util.Locale.ROOT));
        }
        return letter;
    }
}
