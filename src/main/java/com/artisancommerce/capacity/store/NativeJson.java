package com.artisancommerce.capacity.store;

import com.artisancommerce.capacity.domain.estimate.LevelFilter;
import com.artisancommerce.capacity.domain.estimate.Luck;
import com.artisancommerce.capacity.domain.estimate.PaceModel;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is kept as JSON in columns. A native image keeps its shape only when it is told; a test tells when one is missing here. */
@RegisterForReflection(targets = {LevelFilter.class, LevelFilter.Drift.class, Luck.class, PaceModel.class})
final class NativeJson {

    private NativeJson() {}
}
