/**
 * Mail to people, at least once: an area appends a {@link com.artisancommerce.notification.Mail} to the outbox with the change that it
 * tells of, and this area writes and sends it.
 *
 * <p>A mail is never lost and normally sent once. It may come twice when the service dies between the mail server's acceptance and the
 * note of it: SMTP knows no transaction, and a second mail is better than none.
 */
@Area
@NullMarked
package com.artisancommerce.notification;

import com.artisancommerce.platform.Area;
import org.jspecify.annotations.NullMarked;
