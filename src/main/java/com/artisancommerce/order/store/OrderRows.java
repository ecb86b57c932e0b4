package com.artisancommerce.order.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.catalog.ProductOption;
import com.artisancommerce.checkout.Address;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.checkout.Contact;
import com.artisancommerce.order.Order;
import com.artisancommerce.order.OrderEntry;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.order.OrderState;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Orders with their entries. */
@Singleton
public class OrderRows {

    private static final String NEXT_NUMBER = """
            insert into order_numbers (tenant_id, next) values ($1, 1001)
            on conflict (tenant_id) do update set next = order_numbers.next + 1
            returning next
            """;
    private static final String INSERT = """
            insert into orders (id, tenant_id, number, version, checkout_id, customer, contact_name, contact_email, address, currency,
                total, state, payment, promised_by, placed_at, last_sequence)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """;
    private static final String INSERT_ENTRIES = """
            insert into order_entries (entry_id, tenant_id, order_id, line_number, artisan_id, product_id, product_name, quantity,
                unit_price, state, promised_by, options)
            select e.entry_id, $11, $12, e.line_number, e.artisan_id, e.product_id, e.product_name, e.quantity, e.unit_price, e.state,
                e.promised_by, e.options
            from unnest($1::uuid[], $2::int4[], $3::uuid[], $4::uuid[], $5::text[], $6::int4[], $7::int8[], $8::text[], $9::date[], $10::text[])
                 as e(entry_id, line_number, artisan_id, product_id, product_name, quantity, unit_price, state, promised_by, options)
            """;
    private static final String ORDER = "select * from orders where tenant_id = $1 and id = $2";
    private static final String OF_ENTRY = """
            select * from orders where tenant_id = $1 and id = (select order_id from order_entries where tenant_id = $1 and entry_id = $2)
            for update
            """;
    private static final String ENTRIES =
            "select * from order_entries where tenant_id = $1 and order_id = $2 order by line_number";
    private static final String SAVE =
            "update orders set version = $3, state = $4, last_sequence = $5, promised_by = $6 where tenant_id = $1 and id = $2";
    private static final String SAVE_ENTRY =
            "update order_entries set state = $3, promised_by = $4 where tenant_id = $1 and entry_id = $2";

    private final JsonText json;

    OrderRows(JsonText json) {
        this.json = json;
    }

    public Uni<Long> nextNumber(Tx tx, TenantId tenant) {
        return tx.first(NEXT_NUMBER, Tuple.of(tenant.value()), row -> row.getLong("next"))
                .map(Optional::orElseThrow);
    }

    public Uni<Void> insert(Tx tx, Order o) {
        return tx.update(
                        INSERT,
                        tuple(
                                o.id().value(),
                                o.tenant().value(),
                                o.number(),
                                o.version(),
                                o.checkout().value(),
                                o.customer(),
                                o.contact().name(),
                                o.contact().email(),
                                json.write(o.address()),
                                o.total().currency(),
                                o.total().amount(),
                                Columns.word(o.state()),
                                o.payment(),
                                o.promisedBy(),
                                at(o.placedAt()),
                                o.lastSequence()))
                .chain(() -> tx.update(INSERT_ENTRIES, entries(o)))
                .replaceWithVoid();
    }

    public Uni<Optional<Order>> find(Tx tx, TenantId tenant, OrderId id) {
        return tx.first(ORDER, Tuple.of(tenant.value(), id.value()), row -> row)
                .chain(found -> withEntries(tx, tenant, found));
    }

    /** The order that an entry belongs to, its row locked. */
    public Uni<Optional<Order>> lockByEntry(Tx tx, TenantId tenant, EntryId entry) {
        return tx.first(OF_ENTRY, Tuple.of(tenant.value(), entry.value()), row -> row)
                .chain(found -> withEntries(tx, tenant, found));
    }

    /** Saves what a step changed: the order's row and the one entry. */
    public Uni<Void> save(Tx tx, Order o, OrderEntry entry) {
        return tx.update(
                        SAVE,
                        Tuple.of(
                                o.tenant().value(),
                                o.id().value(),
                                o.version(),
                                Columns.word(o.state()),
                                o.lastSequence(),
                                o.promisedBy()))
                .chain(() -> tx.update(
                        SAVE_ENTRY,
                        Tuple.of(
                                o.tenant().value(),
                                entry.entry().value(),
                                Columns.word(entry.state()),
                                entry.promisedBy())))
                .replaceWithVoid();
    }

    private Uni<Optional<Order>> withEntries(Tx tx, TenantId tenant, Optional<Row> row) {
        if (row.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        UUID id = row.get().getUUID("id");
        return tx.list(ENTRIES, Tuple.of(tenant.value(), id), this::entry)
                .map(entries -> Optional.of(order(row.get(), entries)));
    }

    private Tuple entries(Order o) {
        List<OrderEntry> e = o.entries();
        return tuple(
                Columns.array(e, UUID[]::new, entry -> entry.entry().value()),
                Columns.array(e, Integer[]::new, OrderEntry::lineNumber),
                Columns.array(e, UUID[]::new, entry -> entry.artisan().value()),
                Columns.array(e, UUID[]::new, entry -> entry.product().value()),
                Columns.array(e, String[]::new, OrderEntry::productName),
                Columns.array(e, Integer[]::new, OrderEntry::quantity),
                Columns.array(e, Long[]::new, OrderEntry::unitPrice),
                Columns.array(e, String[]::new, entry -> Columns.word(entry.state())),
                Columns.array(e, java.time.LocalDate[]::new, OrderEntry::promisedBy),
                Columns.array(e, String[]::new, entry -> json.write(entry.options())),
                o.tenant().value(),
                o.id().value());
    }

    private OrderEntry entry(Row row) {
        return new OrderEntry(
                new EntryId(row.getUUID("entry_id")),
                row.getInteger("line_number"),
                new ArtisanId(row.getUUID("artisan_id")),
                new ProductId(row.getUUID("product_id")),
                row.getString("product_name"),
                row.getInteger("quantity"),
                row.getLong("unit_price"),
                Columns.constant(EntryState.class, row, "state"),
                row.getLocalDate("promised_by"),
                List.of(json.read(row.getString("options"), ProductOption[].class)));
    }

    Order order(Row row, List<OrderEntry> entries) {
        return new Order(
                new OrderId(row.getUUID("id")),
                new TenantId(row.getUUID("tenant_id")),
                row.getLong("number"),
                row.getLong("version"),
                new CheckoutId(row.getUUID("checkout_id")),
                row.getString("customer"),
                new Contact(row.getString("contact_email"), row.getString("contact_name")),
                json.read(row.getString("address"), Address.class),
                new Money(row.getLong("total"), row.getString("currency")),
                Columns.constant(OrderState.class, row, "state"),
                row.getString("payment"),
                row.getLocalDate("promised_by"),
                Columns.instant(row, "placed_at"),
                row.getLong("last_sequence"),
                entries);
    }
}
