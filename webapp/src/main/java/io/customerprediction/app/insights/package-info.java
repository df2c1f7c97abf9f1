/**
 * Statistics about the stored customers: who is reached by a campaign ({@link io.customerprediction.app.insights.Audience}),
 * who is held out of it, and what happened after similar customers had not purchased for as long.
 */
@NullMarked
package io.customerprediction.app.insights;

import org.jspecify.annotations.NullMarked;
