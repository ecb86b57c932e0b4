package com.artisancommerce.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the settings that the service is delivered with: what is let in at the door finds a place in the queue for a connection. */
class WhoIsAdmittedTest {

    private final Properties settings = new Properties();

    WhoIsAdmittedTest() throws IOException {
        try (InputStream file = WhoIsAdmittedTest.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%small."})
    void findsAPlaceInTheQueueForAConnection(String profile) {
        int admitted = number(profile, "artisan.http.max-in-flight")
                + number(profile, "artisan.http.max-opening-streams")
                + number(profile, "artisan.streams.max-reading");
        assertThat(number(profile, "artisan.database.max-waiting")).isGreaterThan(admitted);
    }

    private int number(String profile, String key) {
        return Integer.parseInt(settings.getProperty(profile + key, settings.getProperty(key)));
    }
}
