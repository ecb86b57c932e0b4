package com.artisancommerce.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressesTest {

    private static final String CLIENT = "203.0.113.7";

    private final ClientAddresses behindProxies =
            new ClientAddresses(Optional.of(List.of("10.0.0.0/8", "192.0.2.1", "2001:db8:1::/48")));

    @Test
    void nobodyIsBelievedUnlessTrusted() {
        ClientAddresses trustingNobody = new ClientAddresses(Optional.empty());
        assertThat(trustingNobody.of(CLIENT, List.of("198.51.100.1"))).isEqualTo(CLIENT);
        assertThat(behindProxies.of(CLIENT, List.of("198.51.100.1"))).isEqualTo(CLIENT);
    }

    @Test
    void theRightmostThatIsNoProxyIsTheClient() {
        assertThat(behindProxies.of("10.1.2.3", List.of("6.6.6.6, " + CLIENT + ", 192.0.2.1")))
                .isEqualTo(CLIENT);
        assertThat(behindProxies.of("10.1.2.3", List.of("6.6.6.6", CLIENT))).isEqualTo(CLIENT);
        assertThat(behindProxies.of("2001:db8:1::9", List.of(CLIENT))).isEqualTo(CLIENT);
        assertThat(behindProxies.of("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:7:8:1:2:3:4, 2001:db8:7:8:0:0:0:0/64",
        "2001:db8:7:8::99, 2001:db8:7:8:0:0:0:0/64",
        "[2001:db8:7:8::99]:4711, 2001:db8:7:8:0:0:0:0/64",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:0/64",
        "::ffff:203.0.113.7, 203.0.113.7",
        "203.0.113.7:4711, 203.0.113.7",
        "_hidden, unknown",
        "proxy.example.test, unknown",
        "'', unknown",
    })
    void anAddressIsCountedByItsNetwork(String heard, String counted) {
        assertThat(behindProxies.of("10.1.2.3", List.of(heard))).isEqualTo(counted);
    }

    @Test
    void whatIsNoNetworkStopsTheStart() {
        assertThatThrownBy(() -> new ClientAddresses(Optional.of(List.of("proxy.example.test"))))
                .hasMessageContaining("artisan.http.trusted-proxies")
                .hasMessageContaining("proxy.example.test");
        assertThatThrownBy(() -> new ClientAddresses(Optional.of(List.of("10.0.0.0/99"))))
                .hasMessageContaining("artisan.http.trusted-proxies");
    }
}
