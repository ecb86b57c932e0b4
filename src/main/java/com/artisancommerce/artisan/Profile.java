package com.artisancommerce.artisan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an artisan says about themselves. */
public record Profile(String name, @Nullable String bio, List<String> skills) {

    public Profile {
        skills = List.copyOf(skills);
    }
}
