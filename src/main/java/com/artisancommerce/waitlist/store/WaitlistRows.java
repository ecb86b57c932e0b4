package com.artisancommerce.waitlist.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.catalog.Wish;
import com.artisancommerce.checkout.CheckoutLine;
import com.artisancommerce.checkout.Contact;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.waitlist.PassedReason;
import com.artisancommerce.waitlist.WaitlistEntry;
import com.artisancommerce.waitlist.WaitlistEntry.Offer;
import com.artisancommerce.waitlist.WaitlistId;
import com.artisancommerce.waitlist.WaitlistState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those who wait, in one table. It is written under the lock of the artisan's queue only. */
@Singleton
public class WaitlistRows {

    private static final String INSERT = """
            insert into waitlist_entries (tenant_id, id, artisan_id, customer, contact_name, contact_email, product_id, product_name,
                quantity, options, transit_min_days, transit_max_days, state, joined_at, since, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15)
            """;
    private static final String SAVE = """
            update waitlist_entries
            set state = $3, offer_line = $4, offer_expires_at = $5, passed = $6, since = $7, version = $8
            where tenant_id = $1 and id = $2
            """;
    private static final String FIND = "select * from waitlist_entries where tenant_id = $1 and id = $2";
    private static final String IN_LINE = """
            select * from waitlist_entries
            where tenant_id = $1 and artisan_id = $2 and state in ('waiting', 'offered') order by ticket
            """;
    private static final String SILENT_QUEUES = """
            select tenant_id, artisan_id from waitlist_entries
            where state = 'offered' and offer_expires_at <= $1
              and (tenant_id, artisan_id) not in (select * from unnest($2::uuid[], $3::uuid[]))
            group by tenant_id, artisan_id order by min(offer_expires_at) limit 200
            """;

    private final JsonText json;

    WaitlistRows(JsonText json) {
        this.json = json;
    }

    /** The entry's ticket is given by the table, in the order of the locks. */
    public Uni<Void> insert(Tx tx, WaitlistEntry e) {
        return tx.update(
                        INSERT,
                        tuple(
                                e.tenant().value(),
                                e.id().value(),
                                e.artisan().value(),
                                e.person().customer(),
                                e.person().contact().name(),
                                e.person().contact().email(),
                                e.wish().product().value(),
                                e.productName(),
                                e.wish().quantity(),
                                json.write(e.wish().options()),
                                e.transit().minDays(),
                                e.transit().maxDays(),
                                Columns.word(e.state()),
                                at(e.joinedAt()),
                                e.version()))
                .replaceWithVoid();
    }

    public Uni<Void> save(Tx tx, WaitlistEntry e) {
        Offer offer = e.offer();
        PassedReason passed = e.passed();
        return tx.update(
                        SAVE,
                        tuple(
                                e.tenant().value(),
                                e.id().value(),
                                Columns.word(e.state()),
                                offer == null ? null : json.write(offer.line()),
                                offer == null ? null : at(offer.expiresAt()),
                                passed == null ? null : Columns.word(passed),
                                at(e.since()),
                                e.version()))
                .replaceWithVoid();
    }

    public Uni<Optional<WaitlistEntry>> find(Tx tx, TenantId tenant, WaitlistId id) {
        return tx.first(FIND, Tuple.of(tenant.value(), id.value()), this::entry);
    }

    /** Those who wait or have an offer, in the order of their tickets. They are bounded when they join. */
    public Uni<List<WaitlistEntry>> inLine(Tx tx, QueueRef queue) {
        return tx.list(IN_LINE, Tuple.of(queue.tenant().value(), queue.artisan().value()), this::entry);
    }

    /** Queues but for those named, of every tenant, in which an offer has run out, the longest ago first. */
    public Uni<List<QueueRef>> silentQueues(Tx tx, Instant now, Collection<QueueRef> except) {
        UUID[] tenants =
                Columns.array(except, UUID[]::new, queue -> queue.tenant().value());
        UUID[] artisans =
                Columns.array(except, UUID[]::new, queue -> queue.artisan().value());
        return tx.list(
                SILENT_QUEUES,
                Tuple.of(at(now), tenants, artisans),
                row -> new QueueRef(new TenantId(row.getUUID("tenant_id")), new ArtisanId(row.getUUID("artisan_id"))));
    }

    WaitlistEntry entry(Row row) {
        return new WaitlistEntry(
                new WaitlistId(row.getUUID("id")),
                new TenantId(row.getUUID("tenant_id")),
                new ArtisanId(row.getUUID("artisan_id")),
                row.getLong("ticket"),
                new WaitlistEntry.Person(
                        row.getString("customer"),
                        new Contact(row.getString("contact_email"), row.getString("contact_name"))),
                new Wish(
                        new ProductId(row.getUUID("product_id")),
                        row.getInteger("quantity"),
                        List.of(json.read(row.getString("options"), String[].class))),
                row.getString("product_name"),
                new Transit(row.getInteger("transit_min_days"), row.getInteger("transit_max_days")),
                Columns.constant(WaitlistState.class, row, "state"),
                offer(row),
                row.getString("passed") == null ? null : Columns.constant(PassedReason.class, row, "passed"),
                Columns.instant(row, "joined_at"),
                Columns.instant(row, "since"),
                row.getLong("version"));
    }

    private @Nullable Offer offer(Row row) {
        String line = row.getString("offer_line");
        return line == null
                ? null
                : new Offer(json.read(line, CheckoutLine.class), Columns.instant(row, "offer_expires_at"));
    }
}
