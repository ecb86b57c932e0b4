package com.artisancommerce.flow;

import com.artisancommerce.capacity.Effort;
import com.artisancommerce.capacity.Quotes;
import com.artisancommerce.capacity.Quotes.Asked;
import com.artisancommerce.capacity.Quotes.LineQuote;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.catalog.Offers;
import com.artisancommerce.catalog.PriceList;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.catalog.Selection;
import com.artisancommerce.catalog.Wish;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.tenancy.ShopRef;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What an order of these products would get now: their work from the catalogue, their dates from the queues. */
@Singleton
public class QuoteProducts {

    private final Sql sql;
    private final Offers offers;
    private final Quotes quotes;

    QuoteProducts(Sql sql, Offers offers, Quotes quotes) {
        this.sql = sql;
        this.offers = offers;
        this.quotes = quotes;
    }

    /** One answer a line, in the order asked. */
    public Uni<List<Quoted>> quote(ShopRef shop, List<Wish> wishes) {
        List<ProductId> products = wishes.stream().map(Wish::product).distinct().toList();
        Transit transit = new Transit(shop.transitMinDays(), shop.transitMaxDays());
        return sql.inTransaction(
                shop.tenant(),
                tx -> offers.inTransaction(tx, shop.tenant(), products)
                        .map(found -> asked(wishes, PriceList.of(found)))
                        .chain(asked ->
                                quotes.quote(tx, shop.tenant(), asked, transit).map(lines -> together(wishes, lines))));
    }

    private static List<Asked> asked(List<Wish> wishes, PriceList prices) {
        List<Asked> asked = new ArrayList<>(wishes.size());
        for (Wish wish : wishes) {
            Selection chosen = prices.line(asked.size(), wish);
            asked.add(new Asked(chosen.offer().artisanId(), wish.product(), Effort.of(chosen)));
        }
        return asked;
    }

    private static List<Quoted> together(List<Wish> wishes, List<LineQuote> lines) {
        List<Quoted> quoted = new ArrayList<>(wishes.size());
        for (int i = 0; i < wishes.size(); i++) {
            quoted.add(new Quoted(wishes.get(i), lines.get(i)));
        }
        return quoted;
    }

    /** A line of the question with its answer. */
    public record Quoted(Wish wish, LineQuote line) {}
}
