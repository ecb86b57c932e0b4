package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.tenancy.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a stream: the caller of the request, or the one whom its ticket was made for. What they may see is asked all the same.
 *
 * @param guestOf the checkout whose token a guest had when the ticket was made; null for anybody else
 */
public record Visitor(Caller caller, @Nullable UUID guestOf) {}
