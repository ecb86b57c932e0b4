package com.artisancommerce.capacity.store;

import static com.artisancommerce.capacity.store.QueueKeys.artisans;
import static com.artisancommerce.capacity.store.QueueKeys.tenants;
import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.uuids;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.estimate.Evidence;
import com.artisancommerce.capacity.domain.estimate.Experience;
import com.artisancommerce.capacity.domain.estimate.Pace;
import com.artisancommerce.capacity.domain.estimate.PaceModel;
import com.artisancommerce.capacity.domain.estimate.ProductBias;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What finished pieces taught: a row an artisan and a row a product, whatever waits. Learned under the lock of the queue. */
@Singleton
public class Paces {
    /** The shape of the model's JSON. Another one is not read: the artisan is then as good as new. */
    private static final short FORMAT = 2;

    private static final String MODELS = """
            select p.artisan_id, p.tenant_id, p.model from capacity_pace p
            join unnest($1::uuid[], $2::uuid[]) as k(artisan_id, tenant_id) using (artisan_id, tenant_id)
            where p.format = $3
            """;
    private static final String BIASES = """
            select b.* from capacity_product_pace b
            join unnest($1::uuid[], $2::uuid[]) as k(artisan_id, tenant_id) using (artisan_id, tenant_id)
            where b.product_id = any($3)
            """;
    private static final String KEEP_MODEL = """
            insert into capacity_pace (tenant_id, artisan_id, format, model, learned_at) values ($1, $2, $3, $4, $5)
            on conflict (artisan_id, tenant_id)
            do update set format = excluded.format, model = excluded.model, learned_at = excluded.learned_at
            """;
    private static final String KEEP_BIAS = """
            insert into capacity_product_pace (tenant_id, artisan_id, product_id, log_mean, log_variance, pieces)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (artisan_id, tenant_id, product_id)
            do update set log_mean = excluded.log_mean, log_variance = excluded.log_variance, pieces = excluded.pieces
            """;

    private final JsonText json;

    Paces(JsonText json) {
        this.json = json;
    }

    /** The queues with what is known of their artisans and of the products asked for. */
    public Uni<Map<QueueRef, QueueState>> known(
            Tx tx, Map<QueueRef, QueueState> queues, Collection<ProductId> products) {
        return models(tx, queues.keySet())
                .chain(models -> biases(tx, queues.keySet(), products).map(biases -> {
                    Map<QueueRef, QueueState> known = new HashMap<>();
                    queues.forEach((queue, state) ->
                            known.put(queue, state.with(new Experience(pace(models, queue), biasesOf(biases, queue)))));
                    return known;
                }));
    }

    /** An artisan's pace as it is known now. */
    public Uni<Pace> of(Tx tx, TenantId tenant, ArtisanId artisan) {
        QueueRef queue = new QueueRef(tenant, artisan);
        return models(tx, Set.of(queue)).map(models -> pace(models, queue));
    }

    /** Takes in what a finished piece says. The lock of the queue is held. */
    public Uni<Void> learn(
            Tx tx, TenantId tenant, ArtisanId artisan, ProductId product, Evidence evidence, Instant now) {
        QueueRef queue = new QueueRef(tenant, artisan);
        return models(tx, Set.of(queue))
                .chain(models -> biases(tx, Set.of(queue), List.of(product))
                        .map(biases -> models.getOrDefault(queue, PaceModel.UNKNOWN)
                                .learn(evidence, biasesOf(biases, queue).getOrDefault(product, ProductBias.UNKNOWN))))
                .call(learned -> keep(tx, tenant, artisan, learned.model(), now))
                .chain(learned -> keep(tx, tenant, artisan, product, learned.bias()));
    }

    private Uni<Void> keep(Tx tx, TenantId tenant, ArtisanId artisan, PaceModel model, Instant now) {
        return tx.update(KEEP_MODEL, Tuple.of(tenant.value(), artisan.value(), FORMAT, json.write(model), at(now)))
                .replaceWithVoid();
    }

    private static Uni<Void> keep(Tx tx, TenantId tenant, ArtisanId artisan, ProductId product, ProductBias bias) {
        return tx.update(
                        KEEP_BIAS,
                        Tuple.of(
                                tenant.value(),
                                artisan.value(),
                                product.value(),
                                bias.mean(),
                                bias.variance(),
                                bias.pieces()))
                .replaceWithVoid();
    }

    private Uni<Map<QueueRef, PaceModel>> models(Tx tx, Collection<QueueRef> queues) {
        return tx.list(MODELS, Tuple.of(artisans(queues), tenants(queues), FORMAT), row -> row)
                .map(rows -> {
                    Map<QueueRef, PaceModel> models = new HashMap<>();
                    rows.forEach(
                            row -> models.put(QueueKeys.of(row), json.read(row.getString("model"), PaceModel.class)));
                    return models;
                });
    }

    private static Uni<Map<QueueRef, Map<ProductId, ProductBias>>> biases(
            Tx tx, Collection<QueueRef> queues, Collection<ProductId> products) {
        UUID[] ids = uuids(products.stream().map(ProductId::value).toList());
        return tx.list(BIASES, Tuple.of(artisans(queues), tenants(queues), ids), row -> row)
                .map(rows -> {
                    Map<QueueRef, Map<ProductId, ProductBias>> biases = new HashMap<>();
                    rows.forEach(row -> biases.computeIfAbsent(QueueKeys.of(row), each -> new HashMap<>())
                            .put(new ProductId(row.getUUID("product_id")), bias(row)));
                    return biases;
                });
    }

    private static ProductBias bias(Row row) {
        return new ProductBias(row.getDouble("log_mean"), row.getDouble("log_variance"), row.getInteger("pieces"));
    }

    private static Pace pace(Map<QueueRef, PaceModel> models, QueueRef queue) {
        return Optional.ofNullable(models.get(queue)).map(PaceModel::pace).orElse(Experience.NONE.pace());
    }

    private static Map<ProductId, ProductBias> biasesOf(
            Map<QueueRef, Map<ProductId, ProductBias>> biases, QueueRef queue) {
        return biases.getOrDefault(queue, Map.of());
    }
}
