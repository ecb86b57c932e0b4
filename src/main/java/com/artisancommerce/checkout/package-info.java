/** A customer asks for pieces: priced from the database, accepted at once, reserved by way of Kafka, confirmed or given back. Promises that the same key makes one checkout, that nothing accepted is lost, and that the total and the promised date stay as they are for the life of the hold. */
@Area(mayUse = {"artisan", "capacity", "catalog", "live", "notification"})
@NullMarked
package com.artisancommerce.checkout;

import com.artisancommerce.platform.Area;
import org.jspecify.annotations.NullMarked;
