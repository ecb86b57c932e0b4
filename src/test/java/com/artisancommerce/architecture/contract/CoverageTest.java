package com.artisancommerce.architecture.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document and the code cover each other: nothing documented is unserved, nothing served is undocumented. */
class CoverageTest {
    private static final String GENERATED = "com.artisancommerce.api";
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.artisancommerce");

    static Set<String> tags() {
        return Contract.operations().stream().map(Operation::tag).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("tags")
    void oneClassImplementsTheInterfaceOfAnArea(String tag) {
        assertThat(implementations(generatedFor(tag))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("tags")
    void everyOperationOfAnAreaIsOneMethodOfItsInterface(String tag) {
        assertThat(generatedFor(tag).getMethods())
                .extracting(CoverageTest::signature)
                .containsExactlyInAnyOrderElementsOf(Contract.operations().stream()
                        .filter(operation -> operation.tag().equals(tag))
                        .map(operation -> operation.id() + ": " + operation.verb() + " " + operation.path())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("tags")
    void everyOperationIsImplementedOnce(String tag) {
        JavaClass generated = generatedFor(tag);
        List<String> operations =
                generated.getMethods().stream().map(JavaMethod::getName).toList();
        assertThat(implementations(generated).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> !method.reflect().isBridge())
                        .map(JavaMethod::getName)
                        .filter(operations::contains))
                .containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void nothingIsServedThatTheDocumentLacks() {
        assertThat(SERVICE.stream().filter(type -> !type.getPackageName().equals(GENERATED)))
                .allSatisfy(type -> {
                    assertThat(type.isAnnotatedWith(Path.class))
                            .as("%s has a path of its own", type)
                            .isFalse();
                    assertThat(type.getMethods())
                            .as("%s serves methods of its own", type)
                            .noneMatch(method ->
                                    method.isMetaAnnotatedWith(HttpMethod.class) || method.isAnnotatedWith(Path.class));
                });
    }

    private static JavaClass generatedFor(String tag) {
        return SERVICE.get(GENERATED + "." + tag.substring(0, 1).toUpperCase(Locale.ROOT) + tag.substring(1) + "Api");
    }

    private static List<JavaClass> implementations(JavaClass generated) {
        return generated.getAllSubclasses().stream()
                .filter(type -> !type.isInterface())
                .toList();
    }

    private static String signature(JavaMethod method) {
        String verb = Arrays.stream(method.reflect().getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(http -> http != null)
                .map(HttpMethod::value)
                .findFirst()
                .orElse("no verb");
        return method.getName() + ": " + verb + " "
                + method.getAnnotationOfType(Path.class).value();
    }
}
