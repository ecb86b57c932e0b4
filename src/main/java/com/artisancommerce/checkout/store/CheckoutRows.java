package com.artisancommerce.checkout.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;
import static com.artisancommerce.platform.sql.Columns.uuids;

import com.artisancommerce.capacity.ReservationAnswered.Refusal;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.checkout.Address;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.checkout.CheckoutLine;
import com.artisancommerce.checkout.CheckoutStatus;
import com.artisancommerce.checkout.Contact;
import com.artisancommerce.checkout.Payment;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checkouts in one table; lines and address as JSON, since nothing asks for them apart from their checkout. */
@Singleton
public class CheckoutRows {

    private static final String INSERT = """
            insert into checkouts (id, tenant_id, version, status, customer, contact_name, contact_email, address, currency, total,
                transit_min, transit_max, acceptable_by, accepted_at, sent_at, lines)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """;
    private static final String FIND = "select * from checkouts where tenant_id = $1 and id = $2";
    private static final String LOCK = "select * from checkouts where id = any($1) order by id for update";
    private static final String SAVE = """
            update checkouts c
            set version = n.version, status = n.status, hold_expires_at = n.hold_expires_at, promised_by = n.promised_by,
                promised_before = n.promised_before, refusal = n.refusal, order_id = n.order_id, payment = n.payment, lines = n.lines
            from unnest($1::uuid[], $2::int8[], $3::text[], $4::timestamptz[], $5::date[], $6::text[], $7::uuid[], $8::text[],
                        $9::date[], $10::text[])
                 as n(id, version, status, hold_expires_at, promised_by, refusal, order_id, lines, promised_before, payment)
            where c.id = n.id
            """;
    private static final String TAKE_STUCK = """
            update checkouts set sent_at = $2
            where id in (select id from checkouts where status = 'reserving' and sent_at < $1
                         order by sent_at limit 200 for update skip locked)
            returning *
            """;
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended('payment/' || $1, 0))";
    private static final String VERSIONS = "select id, version from checkouts where id = any($1)";

    private final JsonText json;

    CheckoutRows(JsonText json) {
        this.json = json;
    }

    public Uni<Void> insert(Tx tx, Checkout c) {
        return tx.update(
                        INSERT,
                        tuple(
                                c.id().value(),
                                c.tenant().value(),
                                c.version(),
                                Columns.word(c.status()),
                                c.customer(),
                                c.contact().name(),
                                c.contact().email(),
                                json.write(c.address()),
                                c.total().currency(),
                                c.total().amount(),
                                c.transit().minDays(),
                                c.transit().maxDays(),
                                c.acceptableBy(),
                                at(c.acceptedAt()),
                                at(c.sentAt()),
                                json.write(c.lines())))
                .replaceWithVoid();
    }

    public Uni<Optional<Checkout>> find(Tx tx, TenantId tenant, CheckoutId id) {
        return tx.first(FIND, Tuple.of(tenant.value(), id.value()), this::checkout);
    }

    /** The checkouts, their rows locked in the order of their ids. */
    public Uni<List<Checkout>> lock(Tx tx, Collection<UUID> ids) {
        return tx.list(LOCK, Tuple.of(uuids(ids)), this::checkout);
    }

    /** Waits until no other payment of this checkout is being settled. Taken before any queue's lock. */
    public Uni<Void> oneAtATime(Tx tx, CheckoutId id) {
        return tx.list(ONE_AT_A_TIME, Tuple.of(id.toString()), row -> id).replaceWithVoid();
    }

    public Uni<Void> save(Tx tx, List<Checkout> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.update(
                        SAVE,
                        tuple(
                                Columns.array(changed, UUID[]::new, c -> c.id().value()),
                                Columns.array(changed, Long[]::new, Checkout::version),
                                Columns.array(changed, String[]::new, c -> Columns.word(c.status())),
                                Columns.<Checkout, OffsetDateTime>array(
                                        changed,
                                        OffsetDateTime[]::new,
                                        c -> Columns.atOrNull(c.answer().holdExpiresAt())),
                                Columns.<Checkout, LocalDate>array(
                                        changed,
                                        LocalDate[]::new,
                                        c -> c.answer().promisedBy()),
                                Columns.<Checkout, String>array(changed, String[]::new, this::refusal),
                                Columns.<Checkout, UUID>array(
                                        changed, UUID[]::new, c -> c.answer().orderId()),
                                Columns.array(changed, String[]::new, c -> json.write(c.lines())),
                                Columns.<Checkout, LocalDate>array(
                                        changed,
                                        LocalDate[]::new,
                                        c -> c.answer().promisedBefore()),
                                Columns.<Checkout, String>array(changed, String[]::new, this::payment)))
                .replaceWithVoid();
    }

    /** Checkouts whose command was sent before then and never answered, of every tenant; marked as sent now. */
    public Uni<List<Checkout>> takeStuck(Tx tx, Instant sentBefore, Instant now) {
        return tx.list(TAKE_STUCK, Tuple.of(at(sentBefore), at(now)), this::checkout);
    }

    /** The versions of those that are there. */
    public Uni<Map<UUID, Long>> versions(Tx tx, Collection<UUID> ids) {
        return tx.list(VERSIONS, Tuple.of(uuids(ids)), row -> Map.entry(row.getUUID("id"), row.getLong("version")))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private @Nullable String refusal(Checkout c) {
        Refusal refusal = c.answer().refusal();
        return refusal == null ? null : json.write(refusal);
    }

    private @Nullable String payment(Checkout c) {
        Payment payment = c.payment();
        return payment == null ? null : json.write(payment);
    }

    private Checkout checkout(Row row) {
        String payment = row.getString("payment");
        return new Checkout(
                new CheckoutId(row.getUUID("id")),
                new TenantId(row.getUUID("tenant_id")),
                row.getLong("version"),
                Columns.constant(CheckoutStatus.class, row, "status"),
                row.getString("customer"),
                new Contact(row.getString("contact_email"), row.getString("contact_name")),
                json.read(row.getString("address"), Address.class),
                new Money(row.getLong("total"), row.getString("currency")),
                new Transit(row.getInteger("transit_min"), row.getInteger("transit_max")),
                row.getLocalDate("acceptable_by"),
                Columns.instant(row, "accepted_at"),
                Columns.instant(row, "sent_at"),
                answer(row),
                payment == null ? null : json.read(payment, Payment.class),
                List.of(json.read(row.getString("lines"), CheckoutLine[].class)));
    }

    private Checkout.Answer answer(Row row) {
        String refusal = row.getString("refusal");
        return new Checkout.Answer(
                Columns.instantOrNull(row, "hold_expires_at"),
                row.getLocalDate("promised_by"),
                row.getLocalDate("promised_before"),
                refusal == null ? null : json.read(refusal, Refusal.class),
                row.getUUID("order_id"));
    }
}
