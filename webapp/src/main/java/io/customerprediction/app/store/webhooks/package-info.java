/** Webhooks and the messages that wait for them. Front door: {@code Outbox}. */
@NullMarked
package io.customerprediction.app.store.webhooks;

import org.jspecify.annotations.NullMarked;
