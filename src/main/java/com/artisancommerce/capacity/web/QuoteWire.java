package com.artisancommerce.capacity.web;

import com.artisancommerce.api.AdmissionOutcomeJson;
import com.artisancommerce.api.BasisJson;
import com.artisancommerce.api.DateRangeJson;
import com.artisancommerce.api.ExplanationJson;
import com.artisancommerce.api.LineRequestJson;
import com.artisancommerce.api.QuoteJson;
import com.artisancommerce.api.QuoteLineJson;
import com.artisancommerce.capacity.Admission;
import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Quote;
import com.artisancommerce.capacity.Quotes.LineQuote;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.catalog.Wish;
import com.artisancommerce.flow.QuoteProducts.Quoted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Quotes as the wire says them. */
final class QuoteWire {

    private QuoteWire() {}

    static Wish wish(LineRequestJson line) {
        List<String> options = line.options();
        return new Wish(new ProductId(line.productId()), line.quantity(), options == null ? List.of() : options);
    }

    static QuoteJson quote(List<Quoted> quoted, Instant computedAt) {
        List<Estimate> estimates = quoted.stream()
                .map(each -> each.line().quote().map(Quote::estimate))
                .map(found -> found.orElse(new Estimate.Unknown(Estimate.UnknownReason.NO_HOURS)))
                .toList();
        Optional<String> unknown = estimates.stream()
                .flatMap(estimate -> estimate instanceof Estimate.Unknown none ? Stream.of(none) : Stream.empty())
                .map(none -> none.reason().text())
                .findFirst();
        DateRangeJson delivery = unknown.isPresent() ? null : latest(estimates);
        return new QuoteJson(
                computedAt,
                delivery,
                delivery == null ? null : delivery.p90(),
                unknown.orElse(null),
                quoted.stream().map(QuoteWire::line).toList());
    }

    static DateRangeJson range(DateEstimate dates) {
        return new DateRangeJson(dates.p50(), dates.p90());
    }

    /** To a ten-thousandth: more digits would promise more than anybody knows. */
    static double probability(double exact) {
        return Math.round(exact * 10_000) / 10_000.0;
    }

    static @Nullable DateRangeJson ready(Estimate estimate) {
        return estimate instanceof Estimate.Known known ? range(known.ready()) : null;
    }

    static @Nullable DateRangeJson delivery(Estimate estimate) {
        return estimate instanceof Estimate.Known known ? range(known.delivery()) : null;
    }

    private static @Nullable DateRangeJson latest(List<Estimate> estimates) {
        return estimates.stream()
                .flatMap(estimate ->
                        estimate instanceof Estimate.Known known ? Stream.of(range(known.delivery())) : Stream.empty())
                .reduce((one, other) -> new DateRangeJson(later(one.p50(), other.p50()), later(one.p90(), other.p90())))
                .orElse(null);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static QuoteLineJson line(Quoted quoted) {
        LineQuote line = quoted.line();
        Quote quote = line.quote().orElse(null);
        Refused refused = line.refusal().map(QuoteWire::refused).orElse(Refused.NOT);
        return new QuoteLineJson(
                quoted.wish().product().value(),
                line.asked().artisan().value(),
                quoted.wish().quantity(),
                quoted.wish().options(),
                line.asked().work().minutes(),
                quote == null ? null : quote.position(),
                quote == null ? null : quote.entriesAhead(),
                quote == null ? null : quote.minutesAhead(),
                quote == null ? null : ready(quote.estimate()),
                quote == null ? null : delivery(quote.estimate()),
                line.zone().map(ZoneId::getId).orElse(null),
                refused.outcome(),
                refused.availableFrom(),
                refused.reason(),
                line.refusal().map(Admission.Refused::mayWait).orElse(false),
                quote == null ? 0 : quote.queueVersion(),
                quote == null ? null : BasisJson.valueOf(quote.basis().name()),
                quote == null ? 0 : quote.sampleSize(),
                quote == null ? List.of() : explanation(quote.estimate()));
    }

    private static List<ExplanationJson> explanation(Estimate estimate) {
        return estimate instanceof Estimate.Known known
                ? known.explanation().stream().map(QuoteWire::part).toList()
                : List.of();
    }

    private static ExplanationJson part(Estimate.Part part) {
        return new ExplanationJson(
                part.code().name().toLowerCase(Locale.ROOT), Math.toIntExact(part.days()), part.minutes(), part.text());
    }

    private static Refused refused(Admission.Refused refusal) {
        return switch (refusal) {
            case Admission.Full full ->
                new Refused(
                        AdmissionOutcomeJson.FULL,
                        full.availableFrom().orElse(null),
                        full.reason().name().toLowerCase(Locale.ROOT));
            case Admission.Paused paused -> new Refused(AdmissionOutcomeJson.PAUSED, paused.until(), paused.reason());
            case Admission.NoHours none -> new Refused(AdmissionOutcomeJson.NO_HOURS, null, null);
            case Admission.DateMoved moved -> new Refused(AdmissionOutcomeJson.FULL, moved.now(), null);
        };
    }

    private record Refused(
            AdmissionOutcomeJson outcome,
            @Nullable LocalDate availableFrom,
            @Nullable String reason) {
        static final Refused NOT = new Refused(AdmissionOutcomeJson.ACCEPTED, null, null);
    }
}
