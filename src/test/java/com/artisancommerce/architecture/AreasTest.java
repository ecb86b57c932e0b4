package com.artisancommerce.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Areas meet at their front doors, in one direction, as each of them declares. */
class AreasTest {

    @Test
    void useOnlyWhatTheTableAllows() {
        WhoMayUseWhom table = new WhoMayUseWhom(Code.mayUse());

        Set<String> violations = new TreeSet<>();
        for (JavaClass from : Code.CLASSES) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass().getBaseComponentType();
                if (Code.isOurs(to)) {
                    table.objection(Place.of(from), Place.of(to), Code.isValue(to))
                            .ifPresent(why -> violations.add(from.getName() + " -> " + to.getName() + ": " + why));
                }
            }
        }

        assertThat(violations).isEmpty();
    }

    /**
     * The shells of the areas stand above the flows that they begin (docs/adr/0008); below them there is no way back. The wire knows of the
     * platform only what a stream is (docs/adr/0019).
     */
    @Test
    void dependOnEachOtherInNoCircle() {
        slices().matching(Place.BASE + ".(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(
                        resideInAnyPackage(Place.BASE + ".*.web..", Place.BASE + ".*.messaging.."),
                        resideInAPackage(Place.BASE + ".flow.."))
                .ignoreDependency(
                        resideInAPackage(Place.BASE + ".api.."), resideInAPackage(Place.BASE + ".platform.streams.."))
                .check(Code.CLASSES);
    }

    @Test
    void sayWhomTheyMayUse() {
        assertThat(Code.mayUse().keySet()).isEqualTo(Code.areas());
        assertThat(Code.mayUse())
                .allSatisfy((area, used) -> assertThat(Code.areas())
                        .as("areas that @Area of %s may name", area)
                        .containsAll(used));
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = new ArrayList<>();
        for (JavaPackage each : Code.CLASSES.getPackage(Place.BASE).getSubpackagesInTree()) {
            boolean written = !each.getClasses().isEmpty() && !each.getName().startsWith(Place.BASE + ".api");
            if (written && !each.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(each.getName());
            }
        }

        assertThat(unmarked).isEmpty();
    }
}
