/** What the keepers of the server ask: is it well, what model answers, what can be asked. */
@NullMarked
package io.customerprediction.app.api.operations;

import org.jspecify.annotations.NullMarked;
