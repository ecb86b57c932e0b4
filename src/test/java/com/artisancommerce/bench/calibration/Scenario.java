package com.artisancommerce.bench.calibration;

import java.util.List;

/**
 * A kind of shop.
 *
 * @param artisans how many of them one repetition follows, each with a queue of their own
 * @param warmUpDays of work before the two years that are scored; none for artisans who are new
 * @param weeklyDrift standard deviation of the weekly step of the log of the pace, on top of which a trend leads up or down
 * @param redone the share of pieces that go wrong and take two to four times as long
 * @param sickSpells a year, of three to ten days each, nobody knows of before they begin
 * @param season how far demand swings over the year, as a share of its mean
 * @param products each artisan makes
 * @param biasSd standard deviation of the log of a product's own bias
 * @param limit what makes its goals hard to reach, for anybody
 */
record Scenario(
        String name,
        int artisans,
        int warmUpDays,
        double weeklyDrift,
        double redone,
        double sickSpells,
        double season,
        int products,
        double biasSd,
        String limit) {
    static final int SCORED_DAYS = 730;

    private static final Scenario STEADY = new Scenario("steady", 8, 182, 0, 0, 0, 0, 2, 0, "");

    static final List<Scenario> ALL = List.of(
            STEADY,
            STEADY.drifting(0.03),
            STEADY.redoing(0.08),
            STEADY.sick(2.5),
            STEADY.seasonal(0.6),
            STEADY.beginning(30),
            STEADY.mixed(8, 0.25));

    /** An artisan without history works few hours beside something else, so that the beginning weighs. */
    boolean isNew() {
        return warmUpDays == 0;
    }

    private Scenario drifting(double weekly) {
        String why =
                "how the pace goes on is not known to anybody, and by when its change shows in finished pieces it has gone on";
        return new Scenario(
                "drifting pace", artisans, warmUpDays, weekly, redone, sickSpells, season, products, biasSd, why);
    }

    private Scenario redoing(double share) {
        String why = "one piece in twelve is made anew, and how often that happens shows slowly";
        return new Scenario(
                "heavy-tailed items",
                artisans,
                warmUpDays,
                weeklyDrift,
                share,
                sickSpells,
                season,
                products,
                biasSd,
                why);
    }

    private Scenario sick(double spells) {
        String why =
                "nobody is told of a spell before it begins; the oracle, who knows pace and spread, breaks as many promises";
        return new Scenario(
                "sick weeks", artisans, warmUpDays, weeklyDrift, redone, spells, season, products, biasSd, why);
    }

    private Scenario seasonal(double swing) {
        return new Scenario(
                "seasonal demand",
                artisans,
                warmUpDays,
                weeklyDrift,
                redone,
                sickSpells,
                swing,
                products,
                biasSd,
                limit);
    }

    private Scenario beginning(int many) {
        return new Scenario("new artisan", many, 0, weeklyDrift, redone, sickSpells, season, products, biasSd, limit);
    }

    private Scenario mixed(int many, double sd) {
        String why = "each product has a bias of its own, and twenty pieces are two or three of each";
        return new Scenario(
                "mixed products", artisans, warmUpDays, weeklyDrift, redone, sickSpells, season, many, sd, why);
    }
}
