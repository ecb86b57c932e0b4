package com.artisancommerce.catalog;

/**
 * A variation that customers may choose, such as a longer fringe.
 *
 * @param code tells the options of one product apart
 * @param minutes work that it adds to the order line
 * @param priceDelta what it adds to the price of each piece, in minor units; below zero for less
 */
public record ProductOption(String code, String name, int minutes, long priceDelta) {
    public ProductOption {
        if (minutes < 0) {
            throw new IllegalArgumentException("Option " + code + " has no negative minutes: " + minutes);
        }
    }
}
