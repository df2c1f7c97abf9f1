/** Webhooks over HTTP: adding, deleting and trying them, and what came of their messages. */
@NullMarked
package io.customerprediction.app.api.webhooks;

import org.jspecify.annotations.NullMarked;
