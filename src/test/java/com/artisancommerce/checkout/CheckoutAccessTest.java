package com.artisancommerce.checkout;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Consent is the customer's to give. */
class CheckoutAccessTest {

    @Test
    void staffAgreeToNothingThatIsNotTheirOwn() {
        Caller sam = caller("sam", Role.SHOP_ADMIN);

        assertThatThrownBy(() -> CheckoutAccess.requireCustomer(sam, "ada")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> CheckoutAccess.requireCustomer(sam, null)).isInstanceOf(ProblemException.class);
        assertThatCode(() -> CheckoutAccess.requireCustomer(sam, "sam")).doesNotThrowAnyException();
    }

    @Test
    void customersAndGuestsWhoMayEnterMayAgree() {
        assertThatCode(() -> CheckoutAccess.requireCustomer(caller("ada", Role.CUSTOMER), "ada"))
                .doesNotThrowAnyException();
        assertThatCode(() -> CheckoutAccess.requireCustomer(caller(null), null)).doesNotThrowAnyException();
    }

    private static Caller caller(@Nullable String subject, Role... roles) {
        return new Caller(null, subject, Set.of(roles), null, null, null);
    }
}
