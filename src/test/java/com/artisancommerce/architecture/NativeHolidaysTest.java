package com.artisancommerce.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import de.focus_shift.jollyday.core.HolidayManager;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import io.quarkus.runtime.annotations.RegisterResources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the library of public holidays finds by name must be in a native image, too. */
class NativeHolidaysTest {

    private static final String LIBRARY = "de.focus_shift.jollyday";
    private static final JavaClass REGISTRATION = Code.CLASSES.get("com.artisancommerce.capacity.NativeHolidays");

    @Test
    void registersEveryTypeThatItsRulesAreReadInto() {
        Set<String> mapping = new ClassFileImporter()
                .importPackages(LIBRARY + ".jaxb.mapping").stream()
                        .filter(each -> !each.getSimpleName().equals("package-info"))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(mapping).hasSizeGreaterThan(25);
        assertThat(registered()).containsAll(mapping);
    }

    @Test
    void registersEveryClassThatItsSettingsName() {
        Set<String> named = settings().stringPropertyNames().stream()
                .filter(name -> name.startsWith("manager.impl") || name.startsWith("parser.impl"))
                .map(name -> settings().getProperty(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(10);
        assertThat(registered()).containsAll(named);
    }

    @Test
    void registersEveryServiceOfItsKind() throws ClassNotFoundException {
        Class<?> service = Class.forName(LIBRARY + ".core.spi.HolidayCalendarConfigurationService");

        assertThat(ServiceLoader.load(service).stream().map(each -> each.type().getName()))
                .isNotEmpty()
                .allMatch(registered()::contains);
        assertThat(globs()).contains("META-INF/services/" + service.getName());
    }

    @Test
    void bringsItsRulesItsSettingsAndItsWords() {
        assertThat(globs()).contains("holidays/*.xml", "jollyday.properties");
        assertThat(HolidayManager.class.getResource("/holidays/Holidays_at.xml"))
                .isNotNull();
        assertThat(REGISTRATION
                        .getAnnotationOfType(RegisterResourceBundle.class)
                        .bundleName())
                .isEqualTo("descriptions.holiday_descriptions");
    }

    private static List<String> registered() {
        return Arrays.asList(
                REGISTRATION.getAnnotationOfType(RegisterForReflection.class).classNames());
    }

    private static List<String> globs() {
        return Arrays.asList(
                REGISTRATION.getAnnotationOfType(RegisterResources.class).globs());
    }

    private static Properties settings() {
        try (InputStream file = HolidayManager.class.getResourceAsStream("/jollyday.properties")) {
            Properties settings = new Properties();
            settings.load(file);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
