package com.artisancommerce.platform.streams;

/**
 * The answer of an operation that streams, made by {@link Streams#open}. What it says begins when the head of the answer is out; until
 * then the operation can still fail with a problem.
 */
public sealed interface EventStream permits OpenStream {}
