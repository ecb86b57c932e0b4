package com.artisancommerce.checkout;

/** Whom to write to. */
public record Contact(String email, String name) {}
