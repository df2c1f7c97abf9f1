/**
 * What is learnt from what happened: how forecasts came true ({@link io.customerprediction.app.api.insights.AccuracyApi}) and
 * what campaigns brought ({@link io.customerprediction.app.api.insights.CampaignsApi}).
 */
@NullMarked
package io.customerprediction.app.api.insights;

import org.jspecify.annotations.NullMarked;
