package com.artisancommerce.capacity;

import com.artisancommerce.capacity.QueueSteps.Steps;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.Transition;
import java.util.List;

/** The core's answers in the words of the front door. */
final class Results {

    private Results() {}

    static StepResult of(Steps steps) {
        if (steps.refusal() != null) {
            return new StepResult.Refused(
                    steps.refusal().met(), why(steps.refusal().reason()));
        }
        return steps.entries().isEmpty()
                ? new StepResult.Unknown()
                : new StepResult.Done(moved(steps.entries()), moved(steps.moved()));
    }

    static List<StepResult.Moved> moved(List<Entry> entries) {
        return entries.stream()
                .map(e -> new StepResult.Moved(
                        e.id(), e.artisan(), e.checkoutId(), e.state(), e.promisedBy(), e.holdExpiresAt()))
                .toList();
    }

    private static StepResult.Why why(Transition.Reason reason) {
        return switch (reason) {
            case HOLD_EXPIRED -> StepResult.Why.HOLD_EXPIRED;
            case NOT_FIRST -> StepResult.Why.NOT_FIRST;
            case WORKED_MORE -> StepResult.Why.WORKED_MORE;
            case HOLD_STILL_ACTIVE, STILL_CURING, ILLEGAL_STEP -> StepResult.Why.ILLEGAL;
        };
    }
}
