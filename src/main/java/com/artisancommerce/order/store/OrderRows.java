package com.artisancommerce.order.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

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
import java.time.LocalDate;
import java.util.Collection;
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
    private static final String LOCK = """
            select * from orders
            where tenant_id = $1 and id in (select order_id from order_entries where tenant_id = $1 and entry_id = any($2))
            order by id for update
            """;
    private static final String ENTRIES =
            "select * from order_entries where tenant_id = $1 and order_id = any($2) order by order_id, line_number";
    private static final String SAVE = """
            update orders o set version = c.version, state = c.state, last_sequence = c.last_sequence, promised_by = c.promised_by
            from unnest($2::uuid[], $3::int8[], $4::text[], $5::int8[], $6::date[]) as c(id, version, state, last_sequence, promised_by)
            where o.tenant_id = $1 and o.id = c.id
            """;
    private static final String SAVE_ENTRIES = """
            update order_entries e set state = c.state, promised_by = c.promised_by
            from unnest($2::uuid[], $3::text[], $4::date[]) as c(entry_id, state, promised_by)
            where e.tenant_id = $1 and e.entry_id = c.entry_id
            """;

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
        return tx.list(ORDER, Tuple.of(tenant.value(), id.value()), row -> row)
                .chain(found -> withEntries(tx, tenant, found))
                .map(found -> found.stream().findFirst());
    }

    /** The orders that the entries belong to, their rows locked in the order of their ids: the only way in which orders are locked. */
    public Uni<List<Order>> lockByEntries(Tx tx, TenantId tenant, Collection<EntryId> entries) {
        UUID[] ids = Columns.array(entries, UUID[]::new, EntryId::value);
        return tx.list(LOCK, Tuple.of(tenant.value(), ids), row -> row).chain(found -> withEntries(tx, tenant, found));
    }

    public Uni<Void> save(Tx tx, TenantId tenant, List<Order> changed) {
        return tx.update(
                        SAVE,
                        tuple(
                                tenant.value(),
                                Columns.array(
                                        changed,
                                        UUID[]::new,
                                        order -> order.id().value()),
                                Columns.array(changed, Long[]::new, Order::version),
                                Columns.array(changed, String[]::new, order -> Columns.word(order.state())),
                                Columns.array(changed, Long[]::new, Order::lastSequence),
                                Columns.array(changed, LocalDate[]::new, Order::promisedBy)))
                .replaceWithVoid();
    }

    public Uni<Void> saveEntries(Tx tx, TenantId tenant, List<OrderEntry> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.update(
                        SAVE_ENTRIES,
                        tuple(
                                tenant.value(),
                                Columns.array(
                                        changed,
                                        UUID[]::new,
                                        entry -> entry.entry().value()),
                                Columns.array(changed, String[]::new, entry -> Columns.word(entry.state())),
                                Columns.array(changed, LocalDate[]::new, OrderEntry::promisedBy)))
                .replaceWithVoid();
    }

    /** In one statement, however many. */
    Uni<List<Order>> withEntries(Tx tx, TenantId tenant, List<Row> orders) {
        if (orders.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        UUID[] ids = Columns.array(orders, UUID[]::new, row -> row.getUUID("id"));
        return tx.list(ENTRIES, Tuple.of(tenant.value(), ids), row -> row)
                .map(entries -> entries.stream()
                        .collect(groupingBy(row -> row.getUUID("order_id"), mapping(this::entry, toList()))))
                .map(entries -> orders.stream()
                        .map(row -> order(row, entries.getOrDefault(row.getUUID("id"), List.of())))
                        .toList());
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
                Columns.array(e, LocalDate[]::new, OrderEntry::promisedBy),
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
