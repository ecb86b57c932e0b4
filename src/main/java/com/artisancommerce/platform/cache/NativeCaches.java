package com.artisancommerce.platform.cache;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Caffeine has a class for each combination of features and finds it by name; a test tells when ours is not registered. */
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.SSSMWA")
final class NativeCaches {

    private NativeCaches() {}
}
