package com.artisancommerce.platform.outbox;

import java.util.UUID;

/** The right to relay one bucket, as long as nobody holds a higher fencing number. */
record Lease(int bucket, UUID owner, long fencing) {}
