/**
 * Server-sent events as HTTP carries them: who may open how many, the heartbeat, the time to reconnect, and an orderly end.
 *
 * <p>What flows in a stream is the areas' business; that no stream is kept open for nobody, and none for ever, is promised here.
 */
@NullMarked
package com.artisancommerce.platform.streams;

import org.jspecify.annotations.NullMarked;
