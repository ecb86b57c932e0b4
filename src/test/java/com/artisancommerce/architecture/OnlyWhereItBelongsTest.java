package com.artisancommerce.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.artisancommerce.platform.sql.SystemSql;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is written in one kind of place only. */
class OnlyWhereItBelongsTest {
    private static final Set<String> CLOCK_STARTERS = Set.of(
            "now", "system", "systemUTC", "systemDefaultZone", "tick", "tickMillis", "tickSeconds", "tickMinutes");

    private static final DescribedPredicate<JavaAccess<?>> ASK_THE_TIME =
            describe("ask the machine for the time", access -> {
                String owner = access.getTargetOwner().getName();
                return (owner.startsWith("java.time.") && CLOCK_STARTERS.contains(access.getName()))
                        || (owner.equals("java.lang.System") && access.getName().equals("currentTimeMillis"));
            });

    private static final DescribedPredicate<JavaAccess<?>> WAIT_FOR_A_STREAM = describe(
            "wait for a stream",
            access -> access.getName().equals("await")
                    && access.getTargetOwner().getName().startsWith("io.smallrye.mutiny."));

    @Test
    void theClockIsAskedInThePlatform() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.artisancommerce.platform..")
                .should()
                .accessTargetWhere(ASK_THE_TIME)
                .because("time comes from the platform's clock, read once, under the lock")
                .check(Code.CLASSES);
    }

    @Test
    void nobodyWaitsForAStream() {
        noClasses().should().accessTargetWhere(WAIT_FOR_A_STREAM).check(Code.CLASSES);
    }

    @Test
    void theDomainIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "com.artisancommerce..")
                .check(Code.CLASSES);
    }

    @Test
    void entitiesStayInStore() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .resideInAPackage("..store..")
                .allowEmptyShould(true)
                .check(Code.CLASSES);
    }

    @Test
    void tablesAreReadAndWrittenInStore() {
        noClasses()
                .that()
                .resideOutsideOfPackages("com.artisancommerce.*.store..", "com.artisancommerce.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..sqlclient..", "jakarta.persistence..", "org.hibernate..")
                .check(Code.CLASSES);
    }

    @Test
    void theSystemRoleServesConsumersRelaySweepersAndHub() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "com.artisancommerce.platform..",
                        "com.artisancommerce.*.messaging..",
                        "com.artisancommerce.flow..",
                        "com.artisancommerce.live..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(SystemSql.class)
                .because("everybody else lives behind the tenant's wall")
                .check(Code.CLASSES);
    }

    @Test
    void transactionsOfRecordsBeginAtFrontDoorsAndFlows() {
        methods()
                .that()
                .areAnnotatedWith(WithTransaction.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage("com.artisancommerce.*")
                .allowEmptyShould(true)
                .check(Code.CLASSES);
    }

    @Test
    void collaboratorsComeThroughTheConstructor() {
        noFields().should().beAnnotatedWith(Inject.class).check(Code.CLASSES);
    }
}
