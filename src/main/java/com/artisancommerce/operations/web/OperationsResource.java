package com.artisancommerce.operations.web;

import com.artisancommerce.api.DeadLetterDiscardJson;
import com.artisancommerce.api.DeadLetterJson;
import com.artisancommerce.api.DeadLetterPageJson;
import com.artisancommerce.api.DeadLetterRecordJson;
import com.artisancommerce.api.OperationsApi;
import com.artisancommerce.platform.messaging.DeadLetterOffice;
import com.artisancommerce.platform.tenancy.CurrentCaller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.Answers;
import com.artisancommerce.platform.web.Cursors;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Singleton
class OperationsResource implements OperationsApi {

    private final CurrentCaller current;
    private final DeadLetterOffice office;

    OperationsResource(CurrentCaller current, DeadLetterOffice office) {
        this.current = current;
        this.office = office;
    }

    @Override
    public Uni<RestResponse<DeadLetterPageJson>> listDeadLetters(
            @Nullable String state, @Nullable String topic, @Nullable Integer limit, @Nullable String cursor) {
        operator();
        return office.page(DeadLetterWire.state(state), topic, Cursors.read(cursor), Cursors.limit(limit))
                .map(page -> Answers.personal(DeadLetterWire.page(page), null));
    }

    @Override
    public Uni<RestResponse<DeadLetterRecordJson>> getDeadLetter(UUID letterId) {
        operator();
        return office.get(letterId).map(letter -> Answers.personal(DeadLetterWire.record(letter), null));
    }

    @Override
    public Uni<RestResponse<DeadLetterJson>> redriveDeadLetter(UUID letterId) {
        return office.redrive(letterId, operator())
                .map(letter -> Answers.personal(DeadLetterWire.letter(letter), null));
    }

    @Override
    public Uni<RestResponse<DeadLetterJson>> discardDeadLetter(UUID letterId, DeadLetterDiscardJson body) {
        return office.discard(letterId, operator(), body.reason())
                .map(letter -> Answers.personal(DeadLetterWire.letter(letter), null));
    }

    private String operator() {
        return current.get().require(Role.OPERATOR).signedIn().orElseThrow();
    }
}
