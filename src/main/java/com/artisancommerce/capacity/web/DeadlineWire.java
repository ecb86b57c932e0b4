package com.artisancommerce.capacity.web;

import com.artisancommerce.api.DeadlineItemJson;
import com.artisancommerce.api.DeadlineQuoteJson;
import com.artisancommerce.api.DeadlineReasonJson;
import com.artisancommerce.api.DeadlineRequestJson;
import com.artisancommerce.api.LineRequestJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.DeadlineAnswer;
import com.artisancommerce.catalog.ProductOption;
import com.artisancommerce.catalog.Selection;
import com.artisancommerce.catalog.Wish;
import com.artisancommerce.flow.QuoteDeadline.Answered;
import com.artisancommerce.flow.QuoteDeadline.Question;
import com.artisancommerce.platform.web.ProblemType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Deadline quotes as the wire says them. */
final class DeadlineWire {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_YEARS = 10;

    private DeadlineWire() {}

    static Question question(DeadlineRequestJson body, Instant now) {
        requireAhead(body.neededBy(), LocalDate.ofInstant(now, ZoneOffset.UTC));
        List<LineRequestJson> lines = body.lines();
        List<Wish> wishes =
                lines == null ? List.of() : lines.stream().map(QuoteWire::wish).toList();
        if (!wishes.isEmpty() && body.artisanId() != null) {
            throw ProblemType.INVALID_REQUEST
                    .because("The lines say which products; leave artisanId out.")
                    .at("/artisanId", "goes without lines only");
        }
        return new Question(
                body.neededBy(),
                wishes,
                Optional.ofNullable(body.artisanId()).map(ArtisanId::new),
                Optional.ofNullable(body.limit()).orElse(DEFAULT_LIMIT));
    }

    static DeadlineQuoteJson quote(LocalDate neededBy, List<Answered> answered, Instant now) {
        return new DeadlineQuoteJson(
                neededBy, now, answered.stream().map(DeadlineWire::item).toList());
    }

    private static DeadlineItemJson item(Answered answered) {
        Selection chosen = answered.chosen();
        DeadlineAnswer answer = answered.answer();
        return new DeadlineItemJson(
                chosen.offer().productId().value(),
                chosen.offer().name(),
                chosen.offer().artisanId().value(),
                chosen.quantity(),
                chosen.options().stream().map(ProductOption::code).toList(),
                answer.fits(),
                answer.delivery()
                        .map(known -> QuoteWire.probability(answer.onTime()))
                        .orElse(null),
                answer.delivery().map(QuoteWire::range).orElse(null),
                answer.orderBy().orElse(null),
                answer.orderBefore().orElse(null),
                answer.zone().map(ZoneId::getId).orElse(null),
                answer.missed().map(DeadlineWire::reason).orElse(null));
    }

    private static DeadlineReasonJson reason(DeadlineAnswer.Missed missed) {
        return DeadlineReasonJson.valueOf(missed.name());
    }

    /** Somewhere it is still yesterday, so that much is let through. */
    private static void requireAhead(LocalDate neededBy, LocalDate today) {
        if (neededBy.isBefore(today.minusDays(1)) || neededBy.isAfter(today.plusYears(MAX_YEARS))) {
            throw ProblemType.INVALID_REQUEST
                    .because("A deadline lies ahead, within %d years.", MAX_YEARS)
                    .at("/neededBy", "is not ahead");
        }
    }
}
