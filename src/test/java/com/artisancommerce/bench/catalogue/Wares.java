package com.artisancommerce.bench.catalogue;

import com.artisancommerce.bench.load.Request;
import com.artisancommerce.faults.Shop;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Products of the demo shop, and how guests ask for them. */
record Wares(UUID artisan, List<UUID> products) {

    private static final List<String> WORDS =
            List.of(("wool linen silk woven knitted dyed undyed by hand on an old loom in the mountains with"
                            + " a herringbone that shows only in slanting light washed warm worn for years softer heavy light grey ochre indigo moss"
                            + " narrow wide fringe border knot thread sheep goat summer winter child table bed window gift repair lining")
                    .split(" "));
    private static final int WORDS_OF_A_DESCRIPTION = 40;

    static Wares of(Shop shop, int count) {
        UUID artisan = shop.workshop(480, 60, 365).artisan();
        return new Wares(
                artisan,
                IntStream.range(0, count)
                        .mapToObj(i -> shop.product(artisan, "Blanket number " + i, description(i)))
                        .toList());
    }

    /** No two are alike, or they would be compressed better than a shop's are. */
    private static String description(int seed) {
        return new Random(seed)
                .ints(WORDS_OF_A_DESCRIPTION, 0, WORDS.size())
                .mapToObj(WORDS::get)
                .collect(Collectors.joining(" "));
    }

    /** Each of them by its id. */
    List<Request> single() {
        return products.stream().map(each -> request("/" + each)).toList();
    }

    /** All of them on a page. */
    List<Request> page(String... headers) {
        return List.of(request("?artisanId=" + artisan + "&limit=" + products.size(), headers));
    }

    private static Request request(String rest, String... headers) {
        return Request.to(
                "/v1/products" + rest,
                Stream.concat(Stream.of("X-Shop: willow-and-wool"), Stream.of(headers))
                        .toArray(String[]::new));
    }
}
