package com.artisancommerce.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LocalStackResourceTest {
    @Test
    void serviceIsGivenTheSharedStack() throws SQLException {
        String url = configured("artisan.database.url");
        assertThat(url).isEqualTo(LocalStack.shared().environment().get("artisan.database.url"));
        try (var connection = DriverManager.getConnection(
                "jdbc:" + url, "artisan_app", configured("artisan.database.app-password"))) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    private static String configured(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
