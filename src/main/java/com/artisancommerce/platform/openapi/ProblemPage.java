package com.artisancommerce.platform.openapi;

import com.artisancommerce.platform.web.ProblemType;

/** The page that a problem's {@code type} leads to. */
final class ProblemPage {

    private ProblemPage() {}

    static String of(ProblemType type) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s - Artisan Commerce</title>
                <style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }</style>
                <h1>%1$s</h1>
                <p>Status %2$d, type <code>%3$s</code>.</p>
                <p>%4$s</p>
                <p><a href="/docs">All operations</a></p>
                </html>
                """.formatted(type.title(), type.status(), type.slug(), type.advice());
    }
}
