package com.artisancommerce.capacity.domain;

/**
 * A piece on the artisan's table. What is left of it is told by the work that is already in it.
 *
 * @param expectedMinutes of the whole piece
 * @param workedMinutes reported so far
 */
public record PieceInHand(long expectedMinutes, long workedMinutes) {}
