package com.artisancommerce.localstack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Whether the service says that it is ready. */
final class Readiness {
    private static final int PATIENCE_MILLIS = 2_000;

    private final URI uri;

    Readiness(URI baseUri) {
        this.uri = baseUri.resolve("/q/health/ready");
    }

    boolean reached() {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
