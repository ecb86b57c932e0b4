/** Mails come in here, one event at a time, and leave over SMTP. */
@NullMarked
package com.artisancommerce.notification.messaging;

import org.jspecify.annotations.NullMarked;
