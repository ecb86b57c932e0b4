package com.artisancommerce.capacity.web;

import com.artisancommerce.api.PlanEffectJson;
import com.artisancommerce.api.PlanRiskJson;
import com.artisancommerce.api.PlanStandingJson;
import com.artisancommerce.api.QueueReorderJson;
import com.artisancommerce.api.QueueReorderedJson;
import com.artisancommerce.api.SuggestedOrderJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Effect;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Reorder;
import com.artisancommerce.capacity.ReorderRequest;
import com.artisancommerce.capacity.ReorderResult;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.capacity.Standing;
import com.artisancommerce.capacity.Suggestion;
import com.artisancommerce.platform.tenancy.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans as the wire says them. */
final class PlanWire {
    /** No answer lists more; totals say how many there are. */
    static final int MOST_LISTED = 1_000;

    private PlanWire() {}

    static ReorderRequest request(QueueReorderJson body, long version, Caller caller) {
        return new ReorderRequest(
                reorder(body.entries(), body.before()),
                version,
                body.reason(),
                Boolean.TRUE.equals(body.override()),
                caller.subject());
    }

    static Reorder reorder(List<UUID> entries, @Nullable UUID before) {
        return new Reorder(entries.stream().map(EntryId::new).toList(), before == null ? null : new EntryId(before));
    }

    static QueueReorderedJson reordered(ArtisanId artisan, ReorderResult.Done done) {
        List<Effect> broken = done.broken();
        return new QueueReorderedJson(
                artisan.value(),
                done.version(),
                done.zone().getId(),
                done.effects().size(),
                effects(done.effects()),
                broken.size(),
                effects(broken));
    }

    static SuggestedOrderJson suggested(ArtisanId artisan, Suggestion found) {
        List<Effect> broken = found.broken();
        List<Effect> saved = found.saved();
        return new SuggestedOrderJson(
                artisan.value(),
                found.queueVersion(),
                found.computedAt(),
                found.zone().getId(),
                found.keeps().before(),
                found.keeps().after(),
                found.breaks().before(),
                found.breaks().after(),
                found.effects().size(),
                effects(found.effects()),
                broken.size(),
                effects(broken),
                saved.size(),
                effects(saved),
                found.reorder()
                        .map(reorder -> reorder(reorder, found, !broken.isEmpty()))
                        .orElse(null));
    }

    /** What the client may post as it is. */
    private static QueueReorderJson reorder(Reorder reorder, Suggestion found, boolean override) {
        EntryId before = reorder.before();
        int more = found.keeps().after() - found.keeps().before();
        return new QueueReorderJson(
                reorder.entries().stream().map(EntryId::value).toList(),
                before == null ? null : before.value(),
                "In this order %d more %s.".formatted(more, more == 1 ? "promise is kept" : "promises are kept"),
                override);
    }

    static List<PlanEffectJson> effects(List<Effect> effects) {
        return effects.stream().limit(MOST_LISTED).map(PlanWire::effect).toList();
    }

    private static PlanEffectJson effect(Effect effect) {
        return new PlanEffectJson(
                effect.entry().value(),
                effect.orderId(),
                effect.promisedBy(),
                standing(effect.before()),
                standing(effect.after()));
    }

    static @Nullable PlanStandingJson standing(@Nullable Standing standing) {
        if (standing == null) {
            return null;
        }
        return switch (standing.estimate()) {
            case Estimate.Known known ->
                new PlanStandingJson(
                        standing.position(),
                        QuoteWire.range(known.ready()),
                        QuoteWire.range(known.delivery()),
                        risk(standing),
                        null);
            case Estimate.Unknown unknown ->
                new PlanStandingJson(
                        standing.position(), null, null, null, unknown.reason().text());
        };
    }

    private static @Nullable PlanRiskJson risk(Standing standing) {
        Risk risk = standing.risk();
        return risk == null ? null : PlanRiskJson.valueOf(risk.name());
    }
}
