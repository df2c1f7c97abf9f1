/** What every endpoint shares: methods, bodies, JSON, problems. */
@NullMarked
package io.customerprediction.web.http;

import org.jspecify.annotations.NullMarked;
