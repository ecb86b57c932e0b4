package com.artisancommerce.platform.web;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, for counting.
 *
 * <p>Each proxy appends to {@code X-Forwarded-For} whom it heard; what stands to the left of that, the client may have written itself. So
 * the header is read from the right, as long as those who wrote it are trusted. The framework's own reading of it (quarkus.http.proxy.*)
 * takes the leftmost name and is not used for this.
 */
@Singleton
public class ClientAddresses {

    private static final String HEADER = "X-Forwarded-For";
    private static final String NOBODY = "unknown";
    private static final int NETWORK_BYTES = 8;
    private static final Pattern BRACKETS_OR_PORT = Pattern.compile("^\\[([^]]*)](:\\d+)?$|^([\\d.]+):\\d+$");

    private final List<IpSubnetFilterRule> trusted;

    ClientAddresses(@ConfigProperty(name = "artisan.http.trusted-proxies") Optional<List<String>> trusted) {
        this.trusted =
                trusted.orElse(List.of()).stream().map(ClientAddresses::network).toList();
    }

    /** The address of the client: IPv4 as it is, IPv6 as its network of 64 bits, since one client has all of one. */
    public String of(HttpServerRequest request) {
        // of the connection: what the framework may have made of the headers is not asked
        SocketAddress peer = request.connection().remoteAddress();
        return of(peer == null ? null : peer.hostAddress(), request.headers().getAll(HEADER));
    }

    /** @param lines of the header, in their order */
    String of(@Nullable String peer, List<String> lines) {
        List<String> heard = lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .toList();
        Optional<InetAddress> address = literal(peer);
        for (int i = heard.size() - 1; i >= 0 && address.filter(this::isTrusted).isPresent(); i--) {
            address = literal(heard.get(i).strip());
        }
        return address.map(ClientAddresses::counted).orElse(NOBODY);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.matches(new InetSocketAddress(address, 0)));
    }

    private static String counted(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), 2 * NETWORK_BYTES);
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Sixteen bytes are an address", e);
        }
    }

    /** Names are not looked up: empty for what is no address. A port behind an IPv4 address or brackets is left out. */
    private static Optional<InetAddress> literal(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(bare(text)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String bare(String text) {
        String address = BRACKETS_OR_PORT.matcher(text).replaceFirst("$1$3");
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    private static IpSubnetFilterRule network(String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            InetAddress address = InetAddress.ofLiteral(parts[0]);
            int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : address.getAddress().length * Byte.SIZE;
            return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "artisan.http.trusted-proxies takes addresses and networks such as 10.0.0.0/8, not '" + text + "'",
                    e);
        }
    }
}
