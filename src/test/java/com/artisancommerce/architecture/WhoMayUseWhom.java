package com.artisancommerce.architecture;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The table of the architecture. Areas meet only at their roots, and only where {@code @Area(mayUse)} says so; from below a root
 * only the values of another root may be used (ids, events, results), never its front doors.
 *
 * @param mayUse for each area those whose roots it may use
 */
record WhoMayUseWhom(Map<String, Set<String>> mayUse) {
    private static final Map<String, Set<String>> WITHIN_AN_AREA = Map.of(
            Place.ROOT,
            Set.of(Place.ROOT, "domain", "store", "messaging"),
            "domain",
            Set.of("domain", Place.ROOT),
            "store",
            Set.of("store", "domain", Place.ROOT),
            "web",
            Set.of("web", Place.ROOT),
            "messaging",
            Set.of("messaging", Place.ROOT));

    /** Why one place may not use a type in another; empty when it may. */
    Optional<String> objection(Place from, Place to, boolean toIsValue) {
        if (from.isIn("platform") || from.isIn("api")) {
            return unless(
                    to.isIn(from.area()) || servesTheDocument(from, to) || streams(from, to),
                    from.area() + " knows no area");
        }
        if (to.isIn("api")) {
            return unless(from.part().equals("web"), "the generated API stays in web");
        }
        if (to.isIn("platform")) {
            boolean plain = to.isRoot() && toIsValue;
            return unless(!from.part().equals("domain") || plain, "a domain uses only the platform's values");
        }
        if (from.isIn("flow")) {
            return unless(to.isIn("flow") || to.isRoot(), "a flow uses roots, nothing below them");
        }
        if (to.isIn("flow")) {
            boolean shell = from.part().equals("web") || from.part().equals("messaging");
            return unless(shell, "a flow is begun by web or messaging");
        }
        return betweenAreas(from, to, toIsValue);
    }

    private Optional<String> betweenAreas(Place from, Place to, boolean toIsValue) {
        Set<String> parts = WITHIN_AN_AREA.get(from.part());
        if (parts == null) {
            return Optional.of("the parts of an area are domain, store, web and messaging");
        }
        if (from.isIn(to.area())) {
            return unless(parts.contains(to.part()), describe(from) + " does not use " + describe(to));
        }
        if (!to.isRoot()) {
            return Optional.of("areas meet at their roots");
        }
        if (!mayUse.getOrDefault(from.area(), Set.of()).contains(to.area())) {
            return Optional.of("@Area of " + from.area() + " does not name " + to.area());
        }
        return unless(from.isRoot() || toIsValue, "below a root only the values of other roots are used");
    }

    private static boolean servesTheDocument(Place from, Place to) {
        return from.isIn("platform") && from.part().equals("openapi") && to.isIn("api");
    }

    /** An operation that streams answers with the platform's stream. */
    private static boolean streams(Place from, Place to) {
        return from.isIn("api") && to.isIn("platform") && to.part().equals("streams");
    }

    private static String describe(Place place) {
        return place.isRoot() ? "the root" : place.part();
    }

    private static Optional<String> unless(boolean allowed, String objection) {
        return allowed ? Optional.empty() : Optional.of(objection);
    }
}
