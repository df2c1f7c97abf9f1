/**
 * Messages to other programs: where they may be sent, how they are signed, and sending them. The front doors are {@link
 * io.customerprediction.app.webhooks.Subscriptions} and {@link io.customerprediction.app.webhooks.MessageSender}.
 */
@NullMarked
package io.customerprediction.app.webhooks;

import org.jspecify.annotations.NullMarked;
