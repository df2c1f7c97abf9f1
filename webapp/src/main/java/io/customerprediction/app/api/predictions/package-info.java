/** Questions about customers as JSON, and their answers. */
@NullMarked
package io.customerprediction.app.api.predictions;

import org.jspecify.annotations.NullMarked;
