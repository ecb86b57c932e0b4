package com.artisancommerce.tenant;

import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shop to open.
 *
 * @param id chosen by whoever opens it, or null
 */
public record NewShop(
        @Nullable UUID id,
        String slug,
        String name,
        String currency,
        List<String> hostNames,
        List<String> allowedOrigins,
        int transitMinDays,
        int transitMaxDays) {

    public NewShop {
        hostNames = hostNames.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
        allowedOrigins = allowedOrigins.stream().distinct().sorted().toList();
    }

    Shop open() {
        return new Shop(
                new TenantId(id == null ? Ids.next() : id),
                slug,
                name,
                currency,
                hostNames,
                allowedOrigins,
                transitMinDays,
                transitMaxDays,
                0);
    }
}
