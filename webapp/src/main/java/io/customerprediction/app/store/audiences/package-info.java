/** Saved audiences, their exports, and campaigns. Front doors: {@code SavedAudiences}, {@code Campaigns}. */
@NullMarked
package io.customerprediction.app.store.audiences;

import org.jspecify.annotations.NullMarked;
