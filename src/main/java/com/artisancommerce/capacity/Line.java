package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.catalog.ProductId;

/** One line of a checkout: the entry it is to become, in whose queue, and its work. */
public record Line(EntryId entry, ArtisanId artisan, ProductId product, WorkItem work) {}
