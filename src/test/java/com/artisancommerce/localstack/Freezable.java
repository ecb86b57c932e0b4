package com.artisancommerce.localstack;

/** A process that can be made to hang: it keeps its connections and answers nothing. */
public interface Freezable {
    void freeze();

    void thaw();
}
