package com.artisancommerce.promise;

import java.util.Optional;

/** What happened to an entry's promises: the news for its order. */
public sealed interface PromiseEvent {

    DelayNotice notice();

    /** The customer is asked. */
    record Announced(DelayNotice notice) implements PromiseEvent {}

    /** Nothing is asked any more. */
    record Withdrawn(DelayNotice notice) implements PromiseEvent {}

    /** The delay stands, by consent or by silence, and with it a later promise. */
    record Delayed(DelayNotice notice, Promise promise) implements PromiseEvent {}

    /** The customer gets the money back, by wish or by silence. */
    record CalledOff(DelayNotice notice) implements PromiseEvent {}

    /** The promise that was entered, if one was. */
    default Optional<Promise> entered() {
        return this instanceof Delayed delayed ? Optional.of(delayed.promise()) : Optional.empty();
    }
}
