/** Questions about customers as JSON, and their answers. */
@NullMarked
package io.customerprediction.web.predictions;

import org.jspecify.annotations.NullMarked;
