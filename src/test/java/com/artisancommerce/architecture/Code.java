package com.artisancommerce.architecture;

import com.artisancommerce.platform.Area;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The compiled service, without its tests, read once for all rules. */
final class Code {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Place.BASE);

    private Code() {}

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(Place.BASE);
    }

    /** A record, an enum or a sealed choice of them: something to hold, not something that works. */
    static boolean isValue(JavaClass type) {
        return type.isRecord()
                || type.isEnum()
                || (type.isInterface() && type.reflect().isSealed());
    }

    /** The names of all areas that have classes. */
    static Set<String> areas() {
        return CLASSES.stream()
                .map(Place::of)
                .filter(Place::isArea)
                .map(Place::area)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** For each marked area those it may use. */
    static Map<String, Set<String>> mayUse() {
        Map<String, Set<String>> mayUse = new TreeMap<>();
        for (String area : areas()) {
            root(area)
                    .tryGetAnnotationOfType(Area.class)
                    .ifPresent(marked -> mayUse.put(area, new TreeSet<>(Arrays.asList(marked.mayUse()))));
        }
        return mayUse;
    }

    private static JavaPackage root(String area) {
        return CLASSES.getPackage(Place.BASE + "." + area);
    }
}
