package com.artisancommerce.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/**
 * Where a class lives: an area and one of its parts, or one of the packages that are no area.
 *
 * @param area the package below {@code com.artisancommerce}
 * @param part the package below that, whatever rooms it is divided into; empty for the root
 */
record Place(String area, String part) {
    static final String BASE = "com.artisancommerce";
    static final String ROOT = "";

    private static final List<String> NO_AREAS = List.of("platform", "flow", "api");

    static Place of(JavaClass type) {
        return of(type.getPackageName());
    }

    /** The place of a package, or of its short form without the base. */
    static Place of(String packageName) {
        String name = packageName.startsWith(BASE) ? packageName.substring(BASE.length()) : packageName;
        String[] names = (name.startsWith(".") ? name.substring(1) : name).split("\\.", 3);
        return new Place(names[0], names.length > 1 ? names[1] : ROOT);
    }

    boolean isArea() {
        return !area.isEmpty() && !NO_AREAS.contains(area);
    }

    boolean isIn(String other) {
        return area.equals(other);
    }

    boolean isRoot() {
        return part.equals(ROOT);
    }

    @Override
    public String toString() {
        return isRoot() ? area : area + "." + part;
    }
}
