/** Whom to contact: cost and expected profit of a campaign by threshold, and its list of contacts ({@code TargetingPage}). */
@NullMarked
package io.customerprediction.app.pages.targeting;

import org.jspecify.annotations.NullMarked;
