/** Whom to contact: what a campaign costs and brings by the risk from which customers are contacted. */
@NullMarked
package io.customerprediction.app.pages.targeting;

import org.jspecify.annotations.NullMarked;
