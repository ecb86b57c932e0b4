package com.artisancommerce.capacity;

/** What an artisan's pace is known from. */
public enum Basis {
    /** From what holds for artisans in general, because too few pieces are finished. */
    PRIOR,
    /** From the artisan's own finished pieces. */
    LEARNED
}
