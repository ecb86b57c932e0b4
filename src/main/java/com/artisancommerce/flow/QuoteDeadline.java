package com.artisancommerce.flow;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.DeadlineAnswer;
import com.artisancommerce.capacity.Deadlines;
import com.artisancommerce.capacity.Effort;
import com.artisancommerce.capacity.Quotes.Asked;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.catalog.Offers;
import com.artisancommerce.catalog.PriceList;
import com.artisancommerce.catalog.Selection;
import com.artisancommerce.catalog.Wish;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.ShopRef;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can still be had by a day: of these products, or of what is for sale. Two reads, however many products. */
@Singleton
public class QuoteDeadline {

    private final Sql sql;
    private final Offers offers;
    private final Deadlines deadlines;

    QuoteDeadline(Sql sql, Offers offers, Deadlines deadlines) {
        this.sql = sql;
        this.offers = offers;
        this.deadlines = deadlines;
    }

    /** One answer a product. */
    public Uni<List<Answered>> quote(ShopRef shop, Question question) {
        return sql.inTransaction(
                shop.tenant(),
                tx -> chosen(tx, shop.tenant(), question).chain(chosen -> answer(tx, shop, question, chosen)));
    }

    private Uni<List<Answered>> answer(Tx tx, ShopRef shop, Question question, List<Selection> chosen) {
        Transit transit = new Transit(shop.transitMinDays(), shop.transitMaxDays());
        List<Asked> asked = chosen.stream()
                .map(each -> new Asked(each.offer().artisanId(), each.offer().productId(), Effort.of(each)))
                .toList();
        return deadlines
                .quote(tx, shop.tenant(), asked, transit, question.neededBy())
                .map(answers -> together(chosen, answers));
    }

    private Uni<List<Selection>> chosen(Tx tx, TenantId tenant, Question question) {
        if (question.wishes().isEmpty()) {
            return offers.forSale(tx, tenant, question.artisan(), question.limit())
                    .map(found -> found.stream()
                            .map(offer -> new Selection(offer, 1, List.of()))
                            .toList());
        }
        var products = question.wishes().stream().map(Wish::product).distinct().toList();
        return offers.inTransaction(tx, tenant, products)
                .map(PriceList::of)
                .map(prices -> priced(question.wishes(), prices));
    }

    private static List<Selection> priced(List<Wish> wishes, PriceList prices) {
        List<Selection> chosen = new ArrayList<>(wishes.size());
        wishes.forEach(wish -> chosen.add(prices.line(chosen.size(), wish)));
        return chosen;
    }

    private static List<Answered> together(List<Selection> chosen, List<DeadlineAnswer> answers) {
        List<Answered> all = new ArrayList<>(chosen.size());
        for (int i = 0; i < chosen.size(); i++) {
            all.add(new Answered(chosen.get(i), answers.get(i)));
        }
        return all;
    }

    /**
     * What is needed by when.
     *
     * @param wishes these products; when empty those for sale, one piece of each
     * @param artisan only of this artisan
     * @param limit of those for sale at most so many
     */
    public record Question(LocalDate neededBy, List<Wish> wishes, Optional<ArtisanId> artisan, int limit) {
        public Question {
            wishes = List.copyOf(wishes);
        }
    }

    /** A product with its answer. */
    public record Answered(Selection chosen, DeadlineAnswer answer) {}
}
